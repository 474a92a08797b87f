import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DeliveryJobsModule } from '../../src/features/delivery/jobs/delivery-jobs.module.js';
import { InvitationsJobsModule } from '../../src/features/invitations/jobs/invitations-jobs.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { QueueModule } from '../../src/platform/queue/queue.module.js';
import { WorkerHost } from '../../src/platform/queue/worker-host.js';

/** A worker that sends invitations, in a process of its own. Says what memory it took, whenever it is asked. */
@Module({ imports: [PlatformModule, QueueModule, DeliveryJobsModule, InvitationsJobsModule] })
class WorkerRoot {}

let peak = 0;
const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
setInterval(look, 50).unref();

const context = await NestFactory.createApplicationContext(WorkerRoot, {
  logger: false,
  abortOnError: false,
});
context.get(WorkerHost, { strict: false }).start();
process.on('message', () => process.send?.({ peakMemory: look() / 1_048_576 }));
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
