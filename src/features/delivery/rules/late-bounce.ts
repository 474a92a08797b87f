/**
 * What a report about a message that had been accepted means. The codes are read as at the moment of sending
 * (`reply-classification`): an unknown address is hard and not written to again, a full mailbox is soft, a policy
 * blocks. What is delayed, relayed, expanded or delivered changes nothing.
 */
import { serverWords } from '../../../shared/server-words.js';
import { enhancedCodeIn, type RecipientStatus } from './delivery-status.js';
import type { MessageReason } from './reasons.js';
import { verdictOf, type Verdict } from './reply-classification.js';

export interface Bounce {
  /** Hard: the address takes no mail, now and later. */
  kind: 'hard' | 'soft' | 'blocked';
  reason: MessageReason;
  /** RFC 3463, or null. */
  enhancedCode: string | null;
  /** The server's words, on one line. */
  reply: string;
}

export type ReportMeaning =
  | { outcome: 'bounced'; bounce: Bounce; recipients: string[] }
  /** On its way still, or there. */
  | { outcome: 'nothing-to-record' }
  | { outcome: 'not-understood' };

const harmless = new Set(['delayed', 'relayed', 'expanded', 'delivered']);

/** @param statuses all recipients of one report; the first that failed counts */
export function meaningOfReport(statuses: readonly RecipientStatus[]): ReportMeaning {
  const failed = statuses.find(isFailure);
  if (!failed) return { outcome: statuses.length > 0 ? 'nothing-to-record' : 'not-understood' };
  return { outcome: 'bounced', bounce: bounceOf(failed), recipients: failed.recipients };
}

function isFailure({ action, status, diagnostic }: RecipientStatus): boolean {
  if (harmless.has(action)) return false;
  return action === 'failed' || /^[45]/.test(status) || /^5\d\d/.test(diagnostic);
}

/** The meaning of a code and the words beside it, as a server or a mail provider gives them. */
export function bounceOf({ status, diagnostic }: Pick<RecipientStatus, 'status' | 'diagnostic'>): Bounce {
  const enhanced = precise(failureCodeIn(status), failureCodeIn(diagnostic));
  const ofWords = /\b([45]\d\d)(?=[ -])/.exec(diagnostic)?.[1];
  const code = Number(ofWords ?? (enhanced.startsWith('4') ? 450 : 550));
  // A server that gave up after days of 4xx says "failed" with its last temporary code.
  const agreed = enhanced === '' || enhanced[0] === String(code)[0] ? code : Number(`${enhanced[0]}50`);
  const refused = { command: 'RCPT TO', code: agreed === 421 ? 450 : agreed, enhanced, reply: diagnostic };
  const verdict = verdictOf(refused);
  const reply = serverWords(diagnostic || status);
  return { kind: kindOf(verdict), reason: verdict.reason, enhancedCode: enhanced || null, reply };
}

function kindOf(verdict: Verdict): Bounce['kind'] {
  if (verdict.verdict === 'hard' && verdict.suppress) return 'hard';
  return verdict.verdict === 'soft' ? 'soft' : 'blocked';
}

function failureCodeIn(text: string): string {
  const code = enhancedCodeIn(text);
  return code.startsWith('2') ? '' : code;
}

/** `5.0.0` says nothing; the refusing server's own words may hold more. */
function precise(status: string, ofWords: string): string {
  return status === '' || (/\.0\.0$/.test(status) && ofWords !== '') ? ofWords : status;
}

/** Where the copy of our own message begins: its words are not the server's. */
const rule = /^[\s>*]{0,20}-{3}/;
const ofACopy = /\b(copy|original|headers?|message|below)\b/i;
const mostLines = 200;
const longestLine = 1_000;
const stillTrying =
  /\b(delayed|not yet been delivered|will (continue|keep) (to try|trying)|no action is required|warning message only)\b/i;
const inWords: [RegExp, Bounce['kind'], MessageReason][] = [
  [/\b(mailbox|quota|disk|storage)\b.{0,40}\b(full|exceeded|limit)|\bover quota\b/i, 'soft', 'mailbox-full'],
  [
    /\b(retry (time|timeout)|timed? ?out|time limit|too long in the queue|expired)\b/i,
    'soft',
    'refused-for-now',
  ],
  [
    /\b(no such (user|address|recipient|mailbox)|user unknown|unknown user|unrout(e)?able address|does ?n.t exist|does not exist|no mailbox here)/i,
    'blocked',
    'refused-address',
  ],
];

/** Reads a report in a server's own words: its SMTP reply where it quotes one, else a few phrases. */
export function meaningOfWords(subject: string, text: string): ReportMeaning {
  const words = wordsOfServer(text);
  const quoted = /\b(5\d\d|4\d\d)[ -]+(#?[45]\.\d{1,3}\.\d{1,3}\b)?[^\n]*/.exec(words)?.[0];
  if (stillTrying.test(`${subject}\n${words}`)) return { outcome: 'nothing-to-record' };
  if (quoted) {
    const bounce = bounceOf({ status: enhancedCodeIn(quoted), diagnostic: quoted });
    return { outcome: 'bounced', bounce, recipients: [] };
  }
  const known = inWords.find(([pattern]) => pattern.test(words));
  if (!known) return { outcome: 'not-understood' };
  const [pattern, kind, reason] = known;
  const line = words.split('\n').find((one) => pattern.test(one)) ?? '';
  const bounce = { kind, reason, enhancedCode: null, reply: serverWords(line) };
  return { outcome: 'bounced', bounce, recipients: [] };
}

function wordsOfServer(text: string): string {
  const lines = text.split('\n', mostLines).map((line) => line.slice(0, longestLine));
  const copy = lines.findIndex((line) => rule.test(line) && ofACopy.test(line));
  return lines.slice(0, copy === -1 ? mostLines : copy).join('\n');
}

/**
 * Whether the failing recipient is the person whom we wrote to: the same address, or the same name at another domain
 * of the same organisation's mail service. Else they forward their mail and it is the other mailbox that failed, which
 * says nothing against theirs.
 */
export function isAbout(address: string, recipients: readonly string[]): boolean {
  const localPart = (one: string) => one.toLowerCase().slice(0, one.lastIndexOf('@'));
  return recipients.length === 0 || recipients.some((one) => localPart(one) === localPart(address));
}
