/**
 * What a mail server's refusal means for the person it was for. The enhanced code (RFC 3463) decides before the plain
 * one, and the command that was refused before both: a server that will not talk to us, or does not like our sender,
 * says nothing about the recipient.
 */
import { notifyVerdict } from './notify-replies.js';

export interface RefusedReply {
  /** `RCPT TO`, `DATA`, `MAIL FROM`, `EHLO`, `AUTH PLAIN`, `CONN`; `NOTIFY ...`; `API` where the message could not even be built. */
  command: string;
  code: number;
  enhanced: string;
}

export type Verdict =
  /** The address takes no mail, now and later. Only a precise code forbids the address for other emails too. */
  | { verdict: 'hard'; reason: string; suppress: boolean }
  /** Try again later. */
  | { verdict: 'soft'; reason: string }
  /** A policy of the other side; the address is not to blame. */
  | { verdict: 'blocked'; reason: string }
  /** Our mail server is away or rejects us altogether. */
  | { verdict: 'transport'; reason: string };

const aboutTheRecipient = new Set(['RCPT TO', 'DATA']);
const aboutTheSender = /^[45]\.1\.[78]$/;
const aboutTheContent = /^5\.(6|2\.3|3\.4)/;
const hardCodes: Record<string, string> = {
  '5.1.1': 'unknown-address',
  '5.1.2': 'unknown-domain',
  '5.1.3': 'bad-address',
  '5.1.6': 'moved-away',
  '5.1.10': 'domain-takes-no-mail',
  '5.2.1': 'mailbox-closed',
};

export function verdictOf({ command, code, enhanced }: RefusedReply): Verdict {
  if (command.startsWith('NOTIFY')) return notifyVerdict(command);
  if (command === 'API') return { verdict: 'blocked', reason: 'cannot-be-built' };
  if (!aboutTheRecipient.has(command) || code === 421 || aboutTheSender.test(enhanced)) {
    return { verdict: 'transport', reason: 'mail-server-refuses' };
  }
  if (code < 500)
    return { verdict: 'soft', reason: enhanced === '4.2.2' ? 'mailbox-full' : 'refused-for-now' };
  return permanent(command, code, enhanced);
}

function permanent(command: string, code: number, enhanced: string): Verdict {
  const known = hardCodes[enhanced];
  if (known && command === 'RCPT TO') return { verdict: 'hard', reason: known, suppress: true };
  if (enhanced === '5.2.2') return { verdict: 'soft', reason: 'mailbox-full' };
  if (code === 552 || aboutTheContent.test(enhanced)) return { verdict: 'blocked', reason: 'our-content' };
  if (code === 554 || enhanced.startsWith('5.7.')) return { verdict: 'blocked', reason: 'policy' };
  // A bare "550 no such user" looks like a bare "550 blocked": this message failed, the address is not forbidden.
  const vague = command === 'RCPT TO' && /^(5\.1\.\d+)?$/.test(enhanced);
  return vague
    ? { verdict: 'hard', reason: 'refused-address', suppress: false }
    : { verdict: 'blocked', reason: 'other' };
}
