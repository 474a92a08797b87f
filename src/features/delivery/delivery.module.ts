import { Module } from '@nestjs/common';
import { EmailTemplatesModule } from '../../platform/mail/mail.module.js';
import { LedgerFiguresStore } from './ledger-figures.store.js';
import { LedgerIntentsStore } from './ledger-intents.store.js';
import { Ledger } from './ledger.service.js';
import { MailOwners } from './mail-owners.js';

/** Web and worker: writing intents and reading what became of them. Sending is in jobs/. */
@Module({
  imports: [EmailTemplatesModule],
  providers: [Ledger, LedgerIntentsStore, LedgerFiguresStore, MailOwners],
  exports: [Ledger, MailOwners, EmailTemplatesModule],
})
export class DeliveryModule {}
