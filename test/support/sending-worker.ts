import './setup.js';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MailOwners } from '../../src/features/delivery/index.js';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { SendingPace } from '../../src/features/delivery/jobs/sending-pace.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { WorkerHost } from '../../src/platform/queue/worker-host.js';
import { aLetterTo } from './a-mailing.js';

/** A worker that only sends test letters, with leases short enough for a test; a process that can be killed. */
@Module({ imports: [PlatformModule, QueueModule, DeliveryJobsModule] })
class SendingWorker {}

const app = await NestFactory.createApplicationContext(SendingWorker, { logger: false, abortOnError: false });
const pace = app.get(SendingPace, { strict: false });
pace.leaseSeconds = 5;
pace.heartbeatMilliseconds = 1_000;
app.get(MailOwners, { strict: false }).register({
  kind: 'test-letter',
  lastLook: async (rows) => rows.map(aLetterTo),
});
app.enableShutdownHooks();
app.get(WorkerHost).start();
process.send?.('started');
process.on('disconnect', () => process.exit(0));
