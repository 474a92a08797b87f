import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { composeMessage, inAscii } from './compose-message.js';
import { DkimSigner } from './dkim-signer.js';
import type { Letter, MessageIdentity } from './letter.js';
import { MailPool } from './mail-pool.js';
import { outcomeOfError, type SendOutcome } from './send-outcome.js';
import { serverWords } from '../../shared/server-words.js';
import { SmtpPatience } from './smtp-patience.js';
import { ReadyMessage } from './smtp-pool.js';
import { Verp } from './verp.js';

/** Hands one message to the mail server and says what became of it. Never throws for what a server or a network does. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private pool: MailPool;

  constructor(
    private readonly configuration: Configuration,
    private readonly verp: Verp,
    private readonly dkim: DkimSigner,
    private readonly patience: SmtpPatience,
  ) {
    this.pool = new MailPool(configuration, configuration.smtpConnections, patience);
  }

  async send(letter: Letter, identity: MessageIdentity): Promise<SendOutcome> {
    let message: ReadyMessage | undefined;
    try {
      const content = await this.dkim.signed(this.compose(letter, identity), identity.date);
      const from = inAscii(this.verp.envelopeSender(identity.key));
      message = new ReadyMessage({ from, to: [inAscii(letter.to)] }, content);
      return { outcome: 'accepted', reply: serverWords(await this.pool.send(message)) };
    } catch (error) {
      return outcomeOfError(error, message?.ended ?? false);
    }
  }

  /** How many messages it hands over at the same time; more would wait. */
  get connections(): number {
    return this.pool.connections;
  }

  /** At once for what is sent from now on; null: as SMTP_CONNECTIONS says. What is in hand keeps its connections. */
  useConnections(connections: number | null): void {
    const wanted = connections ?? this.configuration.smtpConnections;
    if (wanted === this.pool.connections) return;
    this.pool.retire();
    this.pool = new MailPool(this.configuration, wanted, this.patience);
  }

  onApplicationShutdown(): void {
    this.pool.close();
  }

  private compose(letter: Letter, identity: MessageIdentity): Buffer {
    const { organisationName, organisationNameCy, mailFrom } = this.configuration;
    const name = (letter.language === 'cy' && organisationNameCy) || organisationName;
    const signed = { ...identity, key: this.verp.signed(identity.key) };
    return composeMessage(letter, signed, { name, address: mailFrom });
  }
}
