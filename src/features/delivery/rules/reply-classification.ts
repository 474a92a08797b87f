/**
 * What a mail server's refusal means for the person it was for. The enhanced code (RFC 3463) decides before the plain
 * one (RFC 5321), the command that was refused before both, and words only where a server gives no code that says
 * anything: a server that will not talk to us, or does not like our sender, says nothing about the recipient.
 * `reply-classification.spec.ts` holds the replies of well-known servers.
 */
import { notifyVerdict } from './notify-replies.js';
import type { MessageReason } from './reasons.js';

export interface RefusedReply {
  /** `RCPT TO`, `DATA`, `MAIL FROM`, `EHLO`, `AUTH PLAIN`, `CONN`; `NOTIFY ...`; `API` where the message could not even be built. */
  command: string;
  code: number;
  enhanced: string;
  /** The server's words; without them the codes alone decide. */
  reply?: string;
}

export type Verdict =
  /** The address takes no mail, now and later. Only a precise code forbids the address for other emails too. */
  | { verdict: 'hard'; reason: MessageReason; suppress: boolean }
  /** Try again later. `slows`: the server asks for time, not the mailbox, so its whole domain may want some. */
  | { verdict: 'soft'; reason: MessageReason; slows: boolean }
  /** A policy of the other side; the address is not to blame. */
  | { verdict: 'blocked'; reason: MessageReason }
  /** What we say, or how much: everybody else would get the same reply. */
  | { verdict: 'content'; reason: MessageReason }
  /** Our mail server is away or rejects us altogether. */
  | { verdict: 'transport'; reason: MessageReason };

const aboutTheRecipient = new Set(['RCPT TO', 'DATA']);
/** Bad sender by RFC 3463; not signed in, may not send as this sender (Exchange). */
const aboutTheSender = /^[45]\.(1\.[78]|7\.(57|60)|2\.252)$/;
const notSignedIn = new Set([530, 534, 535, 538]);
/** Of the whole message: too big, or of a kind that the other side can't take. 5.6.7 to 5.6.9 speak of addresses. */
const aboutTheContent = /^5\.(6\.(?![789]$)|2\.3$|3\.4$)/;
const saysTooBig = /^5\.(2\.3|3\.4)$/;

/** Exchange and Microsoft 365. */
const noRelay = /^5\.7\.(54|64)$/;
/** Microsoft 365 and Gmail, when a sender has used up what it may send in a day. */
const ourDailyLimit = /^5\.(1\.90|4\.5|7\.(508|705))$/;
/** Microsoft 365: the recipient gets too much, altogether or from us. */
const theirHourlyLimit = /^5\.2\.12[12]$/;

const transport: Verdict = { verdict: 'transport', reason: 'mail-server-refuses' };
const content: Verdict = { verdict: 'content', reason: 'our-content' };
const soft = (reason: MessageReason, slows: boolean): Verdict => ({ verdict: 'soft', reason, slows });
const blocked = (reason: MessageReason): Verdict => ({ verdict: 'blocked', reason });
const hard = (reason: MessageReason, suppress = false): Verdict => ({ verdict: 'hard', reason, suppress });

const inWords = {
  greylisted: /gr[ea]y-?\s?list/i,
  rate: /\brate\b|too (many|much|fast|quickly)|throttl|exceed|slow(ing)? down|too busy/i,
  full: /(mailbox|inbox|quota|storage).{0,40}(full|exceed|over)|over ?quota|is full|exceed\w* .{0,20}(storage|quota)/i,
  relay:
    /relay(ing)?( access)? (denied|not (permitted|allowed)|prohibited)|unable to relay|(denied|not permitted) to relay/i,
  policy:
    /prohibit|polic(y|ies)|block(ed|list)|black-?list|reputation|spam|junk|virus|malware|banned|dmarc|\bspf\b|\bdkim\b|security|blocked senders?/i,
  unknown:
    /unknown|no such|not exist|n't exist|not found|invalid (recipient|mailbox|address|user)|unrout(e)?able|no mailbox|not a valid|no longer (valid|active|exists|available|works?)|user .{0,20}(disabled|inactive)/i,
};

export function verdictOf({ reply = '', ...codes }: RefusedReply): Verdict {
  const { command, code } = codes;
  if (command.startsWith('NOTIFY')) return notifyVerdict(command);
  if (command === 'API') return blocked('cannot-be-built');
  if (isOurs(codes)) return tooBig(codes) ? content : transport;
  const refused = { ...codes, reply: withoutAddresses(reply) };
  return code < 500 ? temporary(refused) : permanent(refused);
}

/** It says nothing about the recipient. */
function isOurs({ command, code, enhanced }: RefusedReply): boolean {
  return !aboutTheRecipient.has(command) || aboutTheSender.test(enhanced) || notSignedIn.has(code);
}

/** Some servers hear the size of a message already with its sender. */
function tooBig({ command, code, enhanced }: RefusedReply): boolean {
  return command === 'MAIL FROM' && (code === 552 || saysTooBig.test(enhanced));
}

/** Servers quote the address, and somebody's may hold any of the words. */
function withoutAddresses(reply: string): string {
  return reply.replace(/[^\s<>"]+@[^\s<>"]+/g, '');
}

type Words = RefusedReply & { reply: string };

/**
 * 421 closes the connection: our server is going down or full, and nobody can send. With 4.7.x it speaks of a rate, as
 * Gmail's 421 4.7.28 does, and behind a server that passes on what the recipient's one said that rate is the domain's.
 * The domain's messages wait then, those of others go on; where all are meant, each domain finds out by itself.
 */
function temporary({ code, enhanced, reply }: Words): Verdict {
  if (code === 421) return enhanced.startsWith('4.7.') ? soft('rate-limited', true) : transport;
  if (enhanced === '4.2.2' || (code === 452 && inWords.full.test(reply))) return soft('mailbox-full', false);
  if (inWords.greylisted.test(reply)) return soft('greylisted', false);
  const aboutTheMailbox = enhanced === '' ? code === 450 : /^4\.[12]\./.test(enhanced);
  const aboutARate = enhanced === '4.7.28' || inWords.rate.test(reply);
  return soft(aboutARate ? 'rate-limited' : 'refused-for-now', !aboutTheMailbox);
}

function permanent(refused: Words): Verdict {
  const { enhanced } = refused;
  return (
    asksForTime(refused) ??
    precise(refused) ??
    aboutContent(refused) ??
    (enhanced.startsWith('5.4.') ? aboutTheWay(refused) : null) ??
    (enhanced.startsWith('5.7.') ? blocked('policy') : vague(refused))
  );
}

/** 5xx that a later try may cure: a full mailbox, a limit by the hour, and a server of ours that relays for nobody yet. */
function asksForTime(refused: Words): Verdict | null {
  const { enhanced, reply } = refused;
  if (noRelay.test(enhanced) || inWords.relay.test(reply)) return soft('relay-denied', true);
  if (ourDailyLimit.test(enhanced)) return soft('rate-limited', true);
  if (theirHourlyLimit.test(enhanced)) return soft('rate-limited', false);
  return isFull(refused) ? soft('mailbox-full', false) : null;
}

/** 552 at RCPT is the mailbox of that person (RFC 5321: exceeded storage allocation), after the content it is us. */
function isFull({ command, code, enhanced, reply }: Words): boolean {
  if (enhanced === '5.2.2') return true;
  const codeSaysNothing = enhanced === '' || /^5\.[02]\.0$/.test(enhanced);
  return codeSaysNothing && (inWords.full.test(reply) || (code === 552 && command === 'RCPT TO'));
}

const preciseCodes: Record<string, MessageReason> = {
  '5.1.1': 'unknown-address',
  '5.1.2': 'unknown-domain',
  '5.1.3': 'bad-address',
  '5.1.6': 'moved-away',
  '5.1.10': 'unknown-address',
  '5.2.1': 'mailbox-closed',
};

/** After the content the same codes end this message, but forbid nothing: filters use them there as well. */
function precise({ command, code, enhanced }: RefusedReply): Verdict | null {
  const reason = preciseCodes[enhanced];
  if (!reason) return null;
  // RFC 7505: "null MX"; Exchange gives the same enhanced code to a recipient that it does not find.
  const isNullMx = enhanced === '5.1.10' && code === 556;
  return hard(isNullMx ? 'domain-takes-no-mail' : reason, command === 'RCPT TO');
}

function aboutContent({ code, enhanced }: RefusedReply): Verdict | null {
  if (/^5\.6\.[789]$/.test(enhanced)) return blocked('non-ascii-address');
  return code === 552 || aboutTheContent.test(enhanced) ? content : null;
}

/** 5.4.1 at RCPT is what Microsoft 365 says at the edge to an address that its tenant does not know. */
function aboutTheWay({ command, enhanced }: RefusedReply): Verdict {
  if (/^5\.4\.(4|310)$/.test(enhanced)) return hard('unknown-domain');
  return enhanced === '5.4.1' && command === 'RCPT TO' ? hard('refused-address') : blocked('no-route');
}

/** A bare "550 no such user" looks like a bare "550 blocked": this message failed, the address is not forbidden. */
function vague({ command, code, enhanced, reply }: Words): Verdict {
  if (inWords.unknown.test(reply)) return hard('unknown-address');
  if (code === 554 || inWords.policy.test(reply)) return blocked('policy');
  if (command !== 'RCPT TO' || !/^(5\.[01]\.\d+|5\.5\.0)?$/.test(enhanced)) return blocked('other');
  return hard(code === 501 || code === 553 ? 'bad-address' : 'refused-address');
}
