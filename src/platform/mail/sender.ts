import type { MessageIdentity, Outgoing } from './letter.js';
import type { SendOutcome } from './send-outcome.js';

/** One way out of the house. Never throws for what a server or a network does. */
export interface Sender<Message extends Outgoing = Outgoing> {
  send(message: Message, identity: MessageIdentity): Promise<SendOutcome>;
}

/** `smtp`: the mail server. `notify`: GOV.UK Notify. */
export type Transport = 'smtp' | 'notify';
