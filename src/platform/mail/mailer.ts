import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Configuration } from '../config/configuration.js';
import { composeMessage } from './compose-message.js';
import { DkimSigner } from './dkim-signer.js';
import type { Letter, MessageIdentity } from './letter.js';
import { outcomeOfError, tidyReply, type SendOutcome } from './send-outcome.js';
import { poolOptions, sendContent, type ContentInHand } from './smtp-pool.js';
import { Verp } from './verp.js';

/** Hands one message to the mail server and says what became of it. Never throws for what a server or a network does. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly transport;

  constructor(
    private readonly configuration: Configuration,
    private readonly verp: Verp,
    private readonly dkim: DkimSigner,
  ) {
    this.transport = createTransport(poolOptions(configuration));
    this.transport.use('stream', sendContent);
  }

  async send(letter: Letter, identity: MessageIdentity): Promise<SendOutcome> {
    let inHand: ContentInHand | undefined;
    try {
      const content = await this.dkim.signed(this.compose(letter, identity), identity.date);
      inHand = { content, ended: () => false };
      const envelope = { from: this.verp.envelopeSender(identity.key), to: [letter.to] };
      const info = await this.transport.sendMail({
        envelope,
        raw: '',
        baseBoundary: identity.key,
        inHand,
      } as never);
      return { outcome: 'accepted', reply: tidyReply((info as { response: string }).response) };
    } catch (error) {
      return outcomeOfError(error, inHand?.ended() ?? false);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  private compose(letter: Letter, identity: MessageIdentity): Buffer {
    const { organisationName, organisationNameCy, mailFrom } = this.configuration;
    const name = (letter.language === 'cy' && organisationNameCy) || organisationName;
    const signed = { ...identity, key: this.verp.signed(identity.key) };
    return composeMessage(letter, signed, { name, address: mailFrom });
  }
}
