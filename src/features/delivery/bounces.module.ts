import { Module } from '@nestjs/common';
import { VerpModule } from '../../platform/mail/mail.module.js';
import { BounceMailbox } from './bounce-mailbox.service.js';
import { BounceMailboxStore } from './bounce-mailbox.store.js';
import { BouncedMessagesStore } from './bounced-messages.store.js';
import { Bounces } from './bounces.service.js';
import { DeliveryModule } from './delivery.module.js';
import { MailEventRecords } from './mail-events.service.js';

/** Web and worker: recording what comes back, and how it stands with the mailbox it comes back to. */
@Module({
  imports: [DeliveryModule, VerpModule],
  providers: [Bounces, BouncedMessagesStore, BounceMailbox, BounceMailboxStore, MailEventRecords],
  exports: [Bounces, MailEventRecords, BounceMailbox, BounceMailboxStore],
})
export class BouncesModule {}
