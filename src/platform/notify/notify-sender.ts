import { Injectable } from '@nestjs/common';
import { NotifyClient } from 'notifications-node-client';
import { Configuration } from '../config/configuration.js';
import type { Channel, MessageIdentity, Outgoing } from '../mail/letter.js';
import type { SendOutcome } from '../mail/send-outcome.js';
import type { Sender } from '../mail/sender.js';
import { NotifyGate } from './notify-gate.js';
import { NotifyHttp } from './notify-http.js';
import { notifyMarkdown } from './notify-markdown.js';
import { outcomeOfNotifyError } from './notify-outcome.js';
import { isSetUpInNotify, templateInNotify } from './notify-set-up.js';

/** Notify forgets a message after 7 days; a day is left for clocks and holidays. */
const longestMemory = 6 * 86_400_000;
/** Longer than anybody takes to set it up; then it is looked at again. */
const secondsUntilSetUp = 600;

/**
 * GOV.UK Notify: email, text message and letter. It knows no idempotency key, so each message has a reference that
 * names its row in the ledger; before another try Notify is asked whether it has it already.
 */
@Injectable()
export class NotifySender implements Sender {
  private made?: NotifyClient;

  constructor(
    private readonly configuration: Configuration,
    private readonly http: NotifyHttp,
    private readonly gate: NotifyGate,
  ) {}

  /** The key and the template for this kind of message are set. */
  isSetUp(channel: Channel): boolean {
    return isSetUpInNotify(this.configuration, channel);
  }

  /** Seconds for which nothing should be handed over: a limit is reached, Notify is away, or not set up. */
  secondsAway(channel: Channel): number {
    if (this.isSetUp(channel)) return this.gate.secondsLeft(channel);
    this.gate.notSetUp(channel);
    return secondsUntilSetUp;
  }

  async send(message: Outgoing, identity: MessageIdentity): Promise<SendOutcome> {
    const channel = message.channel ?? 'email';
    if (!this.isSetUp(channel)) return { outcome: 'notSent', because: 'ENOTSETUP Notify is not set up' };
    return this.gate.tell(channel, await this.attempt(message, identity));
  }

  private async attempt(message: Outgoing, identity: MessageIdentity): Promise<SendOutcome> {
    if (identity.mayHaveGoneOut) {
      const known = await this.find(identity.key).catch(outcomeOfLookUp);
      if (typeof known !== 'string') return known;
      if (known !== '') return { outcome: 'accepted', reply: `Notify id ${known}`, onlyOne: true };
      if (Date.now() - identity.date.getTime() > longestMemory)
        return { outcome: 'inDoubt', because: 'Notify no longer knows whether it had this message' };
    }
    try {
      const { data } = await this.post(message, identity.key);
      const reply = `Notify id ${data.id}`;
      return { outcome: 'accepted', reply, ...(identity.mayHaveGoneOut && { onlyOne: true }) };
    } catch (error) {
      return outcomeOfNotifyError(error);
    }
  }

  /** Notify's id of the message with this reference; '' where it has none. It remembers for 7 days. */
  private async find(reference: string): Promise<string> {
    const { data } = await this.client().getNotifications(undefined, undefined, reference);
    return data.notifications.find((one) => one.reference === reference)?.id ?? '';
  }

  private post(message: Outgoing, reference: string): Promise<{ data: { id: string } }> {
    const client = this.client();
    const template = templateInNotify(this.configuration, message.channel ?? 'email')!;
    if (message.channel === 'text') {
      return client.sendSms(template, message.to, { personalisation: { body: message.text }, reference });
    }
    const { subject } = message;
    if (message.channel === 'letter') {
      const address = message.to.map((line, at) => [`address_line_${at + 1}`, line]);
      const personalisation = { ...Object.fromEntries(address), subject, body: this.markdown(message.text) };
      return client.sendLetter(template, { personalisation, reference });
    }
    return client.sendEmail(template, message.to, {
      personalisation: { subject, body: this.markdown(message.text) },
      reference,
      emailReplyToId: this.configuration.notifyReplyToId,
      oneClickUnsubscribeURL: oneClick(message.headers),
    });
  }

  private markdown(text: string): string {
    return notifyMarkdown(text, this.configuration.publicUrl);
  }

  private client(): NotifyClient {
    if (this.made) return this.made;
    const { notifyUrl, notifyApiKey } = this.configuration;
    this.made = new NotifyClient(notifyUrl.replace(/\/$/, ''), notifyApiKey!);
    this.made.setClient(this.http.send as never);
    return this.made;
  }
}

/** Nothing was sent by this attempt, whatever an earlier one did. */
function outcomeOfLookUp(error: unknown): SendOutcome {
  const outcome = outcomeOfNotifyError(error);
  return outcome.outcome === 'inDoubt' ? { outcome: 'notSent', because: outcome.because } : outcome;
}

/** Notify takes https addresses only. */
function oneClick(headers: Record<string, string> = {}): string | undefined {
  return /^<(https:[^>]+)>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1];
}
