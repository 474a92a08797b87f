import { Module } from '@nestjs/common';
import { VerpModule } from '../../platform/mail/mail.module.js';
import { BounceMailbox } from './bounce-mailbox.service.js';
import { BounceMailboxStore } from './bounce-mailbox.store.js';
import { BouncedMessagesStore } from './bounced-messages.store.js';
import { Bounces } from './bounces.service.js';
import { DeliveryModule } from './delivery.module.js';

/** Web and worker: recording what comes back, and how it stands with the mailbox it comes back to. */
@Module({
  imports: [DeliveryModule, VerpModule],
  providers: [Bounces, BouncedMessagesStore, BounceMailbox, BounceMailboxStore],
  exports: [Bounces, BounceMailbox, BounceMailboxStore],
})
export class BouncesModule {}
