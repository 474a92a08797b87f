import { Module } from '@nestjs/common';
import { EmailTemplates } from './email-templates.js';
import { Mailer } from './mailer.js';

/** Words only: what the web process needs to show a sample of an email. */
@Module({ providers: [EmailTemplates], exports: [EmailTemplates] })
export class EmailTemplatesModule {}

/** The way out: worker only. */
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailerModule {}
