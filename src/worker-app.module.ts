import { Module } from '@nestjs/common';
import { PlatformModule } from './platform/platform.module.js';
import { QueueModule } from './platform/queue/queue.module.js';

/** The worker process: the same features without HTTP. */
@Module({
  imports: [PlatformModule, QueueModule],
})
export class WorkerAppModule {}
