import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { DeliveryModule, MailOwners } from '../../delivery/index.js';
import { WordingModule } from '../wording.module.js';
import { TestMail } from './test-mail.service.js';

/** Worker only: the samples that HR sends to themselves. */
@Module({ imports: [AccountsModule, DeliveryModule, WordingModule], providers: [TestMail] })
export class WordingJobsModule implements OnModuleInit {
  constructor(
    private readonly owners: MailOwners,
    private readonly tests: TestMail,
  ) {}

  onModuleInit(): void {
    this.owners.register(this.tests.owner());
  }
}
