import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { NotifySender } from '../notify/notify-sender.js';
import type { Channel, MessageIdentity, Outgoing } from './letter.js';
import { Mailer } from './mailer.js';
import type { SendOutcome } from './send-outcome.js';
import type { Sender, Transport } from './sender.js';

/** Everything that leaves goes through here: emails by the setting EMAIL_CHANNEL, text messages and letters by Notify. */
@Injectable()
export class Outbox implements Sender {
  constructor(
    private readonly configuration: Configuration,
    private readonly mailer: Mailer,
    private readonly notify: NotifySender,
  ) {}

  send(message: Outgoing, identity: MessageIdentity): Promise<SendOutcome> {
    const { channel = 'email' } = message;
    if (this.transportOf(channel) === 'notify') return this.notify.send(message, identity);
    return this.mailer.send(message as Parameters<Mailer['send']>[0], identity);
  }

  transportOf(channel: Channel): Transport {
    return channel === 'email' ? this.configuration.emailChannel : 'notify';
  }

  /** Seconds for which messages of this kind had better wait; 0 where they may go. The mail server has its own breaker. */
  secondsAway(channel: Channel): number {
    return this.transportOf(channel) === 'notify' ? this.notify.secondsAway(channel) : 0;
  }
}
