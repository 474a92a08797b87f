import { Module } from '@nestjs/common';
import { DkimSigner } from './dkim-signer.js';
import { EmailTemplates } from './email-templates.js';
import { NotifyGate } from '../notify/notify-gate.js';
import { NotifyHttp } from '../notify/notify-http.js';
import { NotifySender } from '../notify/notify-sender.js';
import { Mailer } from './mailer.js';
import { Outbox } from './outbox.js';
import { SmtpPatience } from './smtp-patience.js';
import { Verp } from './verp.js';

/** Words only: what the web process needs to show a sample of an email. */
@Module({ providers: [EmailTemplates], exports: [EmailTemplates] })
export class EmailTemplatesModule {}

/** Return addresses: those that make them, and those that read what comes back. */
@Module({ providers: [Verp], exports: [Verp] })
export class VerpModule {}

/** The way out: worker only. */
@Module({
  imports: [VerpModule],
  providers: [Mailer, SmtpPatience, DkimSigner, Outbox, NotifySender, NotifyHttp, NotifyGate],
  exports: [Mailer, DkimSigner, Outbox],
})
export class MailerModule {}
