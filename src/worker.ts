import { NestFactory } from '@nestjs/core';
import { readEnvFile } from './platform/config/env-file.js';
import { Log } from './platform/logging/log.js';
import { NestLog } from './platform/logging/nest-log.js';
import { WorkerHost } from './platform/queue/worker-host.js';
import { refuseToStart } from './platform/refuse-to-start.js';
import { WorkerAppModule } from './worker-app.module.js';

try {
  readEnvFile();
  const app = await NestFactory.createApplicationContext(WorkerAppModule, {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(new NestLog(app.get(Log)));
  app.enableShutdownHooks();
  app.get(WorkerHost).start();
} catch (error) {
  refuseToStart(error);
}
