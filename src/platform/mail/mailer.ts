import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Configuration } from '../config/configuration.js';
import type { Letter, MessageIdentity } from './letter.js';
import { outcomeOfError, tidyReply, type SendOutcome } from './send-outcome.js';
import { poolOptions, watchContent, type ContentWatch } from './smtp-pool.js';

/**
 * Hands one message to the mail server and says what became of it. Never throws for what a server or a network does.
 * The composer builds the MIME (raw mode does not clean CR and LF), and the same letter with the same identity
 * gives the same bytes.
 */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport;
  private readonly host: string;

  constructor(private readonly configuration: Configuration) {
    this.transport = createTransport(poolOptions(configuration));
    this.transport.use('stream', watchContent);
    this.host = configuration.mailFrom.slice(configuration.mailFrom.lastIndexOf('@') + 1);
  }

  async send(letter: Letter, identity: MessageIdentity): Promise<SendOutcome> {
    const watch: ContentWatch = { ended: () => false };
    try {
      const info = await this.transport.sendMail({
        ...this.compose(letter, identity),
        contentWatch: watch,
      } as never);
      return { outcome: 'accepted', reply: tidyReply((info as { response: string }).response) };
    } catch (error) {
      return outcomeOfError(error, watch.ended());
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  private compose(letter: Letter, { key, date }: MessageIdentity): Record<string, unknown> {
    const { organisationName, organisationNameCy, mailFrom } = this.configuration;
    const sender = (letter.language === 'cy' && organisationNameCy) || organisationName;
    return {
      messageId: `<${key}@${this.host}>`,
      date,
      baseBoundary: key,
      from: { name: sender, address: mailFrom },
      to: { name: letter.toName ?? '', address: letter.to },
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      textEncoding: 'quoted-printable',
      headers: {
        'Content-Language': letter.language,
        // Asks auto-responders (out of office) not to answer: RFC 3834.
        'Auto-Submitted': 'auto-generated',
        ...letter.headers,
      },
      xMailer: false,
    };
  }
}
