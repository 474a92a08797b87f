import './setup.js';
import { NestFactory } from '@nestjs/core';
import { SendingPace } from '../../src/features/delivery/jobs/sending-pace.js';
import { WorkerHost } from '../../src/platform/queue/worker-host.js';
import { WorkerAppModule } from '../../src/worker-app.module.js';

/** The worker as it runs in production, with leases short enough for a test; a process that can be killed. */
const app = await NestFactory.createApplicationContext(WorkerAppModule, {
  logger: false,
  abortOnError: false,
});
const pace = app.get(SendingPace, { strict: false });
pace.leaseSeconds = 2;
pace.heartbeatMilliseconds = 500;
app.enableShutdownHooks();
app.get(WorkerHost).start();
process.send?.('started');
process.on('disconnect', () => process.exit(0));
