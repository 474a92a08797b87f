import { NestFactory } from '@nestjs/core';
import { microBatchSize } from '../../src/features/delivery/rules/batch-plan.js';
import { SendingPace } from '../../src/features/delivery/jobs/sending-pace.js';
import { Log } from '../../src/platform/logging/log.js';
import { NestLog } from '../../src/platform/logging/nest-log.js';
import { concurrency, WorkerHost } from '../../src/platform/queue/worker-host.js';
import { WorkerAppModule } from '../../src/worker-app.module.js';

/** The worker of production with a shorter lease, so that nobody waits half a minute for each death. */
const lease = Number(process.env['CHAOS_LEASE']);
const app = await NestFactory.createApplicationContext(WorkerAppModule, {
  bufferLogs: true,
  abortOnError: false,
});
app.useLogger(new NestLog(app.get(Log)));
const pace = app.get(SendingPace, { strict: false });
pace.leaseSeconds = lease;
pace.heartbeatMilliseconds = (lease * 1_000) / 4;
app.get(WorkerHost).start();
process.send?.({ inFlight: concurrency.mail * pace.lanes * microBatchSize });
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
