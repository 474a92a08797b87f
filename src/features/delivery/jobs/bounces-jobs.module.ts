import { Module, type OnModuleInit } from '@nestjs/common';
import { ReturnedMailFolder } from '../../../platform/mail/returned-mail-folder.js';
import { JobHandlers } from '../../../platform/queue/job-handlers.js';
import { BouncesModule } from '../bounces.module.js';
import { BounceReading } from './bounce-reading.service.js';
import { bounceReading } from './bounces.jobs.js';
import { ReturnedMailDesk } from './returned-mail-desk.service.js';

/** Worker only: reads the mailbox of returned mail. */
@Module({
  imports: [BouncesModule],
  providers: [ReturnedMailFolder, ReturnedMailDesk, BounceReading],
})
export class BouncesJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly reading: BounceReading,
  ) {}

  onModuleInit(): void {
    this.handlers.register(bounceReading, {
      handler: (_data, signal) => this.reading.run(signal),
      due: () => this.reading.due(),
    });
  }
}
