/**
 * What somebody has sent to the return address of our mail. A server reports what became of a message in a delivery
 * status report (RFC 3464), or in its own words (older Exim, qmail). Answers by programs (out of office, receipts) and
 * by people are none of our business: they are left where they are. A report may itself say that it was made by a
 * program (RFC 3834), so what looks like a report is asked first.
 */
export interface ReturnedMail {
  /** Names in lower case, values on one line, in the order of the message. */
  headers: readonly { name: string; value: string }[];
  subject: string;
  /** Address in the From header, or empty. */
  from: string;
  /** `report-type` of a multipart/report, in lower case, or empty. */
  reportType: string;
  /** What a person would read. */
  text: string;
  /** The delivery status parts as they are. */
  statuses: readonly string[];
  /** Header lines of the messages that were sent back. */
  originals: readonly string[];
}

export type MailKind =
  /** RFC 3464. */
  | 'report'
  /** A server's own words. */
  | 'plain-bounce'
  /** Out of office, a receipt, a newsletter. */
  | 'automatic'
  | 'person';

const daemons = /^(mailer-daemon|mail-daemon|postmaster|mdaemon|mail\.delivery\.subsystem)(\+[^@]*)?@/i;
const failingSubject =
  /\b(undeliver(ed|able)|delivery (has )?(status|failed|failure|delayed)|returned mail|mail delivery|undelivered|delayed \d+ (hours|days)|failure notice|could not be delivered|delivery incomplete)/i;
/** A last resort: mail programs of people who are away, in English and Welsh. */
const awaySubject =
  /^\W*(re:\s*)?(auto(matic)?[\s:-]*(reply|response|respond)|auto[\s-]?reply|out of (the )?office|on (annual )?leave|away from|ateb(ion)? awtomatig|ymateb awtomatig|allan o.r swyddfa|i ffwrdd o.r swyddfa|ar wyliau)/i;
const byPrograms: Record<string, RegExp> = {
  'auto-submitted': /^auto-/i,
  'x-autoreply': /./,
  'x-autorespond': /./,
  'x-autoresponder': /./,
  precedence: /^(auto_reply|bulk|junk|list)\b/i,
  'x-auto-response-suppress': /./,
  'list-id': /./,
};

export function kindOf(mail: ReturnedMail): MailKind {
  if (mail.statuses.length > 0 || mail.reportType === 'delivery-status') return 'report';
  // Read receipts (RFC 8098) and complaints (RFC 5965).
  if (mail.reportType !== '') return 'automatic';
  if (valuesOf(mail, 'x-failed-recipients').length > 0) return 'plain-bounce';
  if (daemons.test(mail.from) && failingSubject.test(mail.subject)) return 'plain-bounce';
  const automatic = mail.headers.some(({ name, value }) => byPrograms[name]?.test(value));
  return automatic || awaySubject.test(mail.subject) ? 'automatic' : 'person';
}

export function valuesOf(mail: ReturnedMail, name: string): string[] {
  return mail.headers.filter((header) => header.name === name).map(({ value }) => value);
}

const recipientHeaders = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-forwarded-to',
  'x-failed-recipients',
  'to',
];

/**
 * Texts in which the proof of our message may stand, the surest first: the address that the report was sent to, then
 * the report itself, then what was sent back (Return-Path before Message-ID), at last a server's own words.
 */
export function placesOfProof(mail: ReturnedMail): string[] {
  const sentTo = recipientHeaders.flatMap((name) => valuesOf(mail, name));
  const lines = mail.originals.map((original) => original.replace(/\r?\n[ \t]+/g, ' ')).join('\n');
  const of = (name: string) =>
    [...lines.matchAll(new RegExp(`^${name}:(.*)$`, 'gim'))].map(([, value]) => value!);
  return [
    ...sentTo,
    ...mail.statuses,
    ...[
      'return-path',
      'x-original-return-path',
      'sender',
      'message-id',
      'x-ms-exchange-parent-message-id',
    ].flatMap(of),
    ...valuesOf(mail, 'in-reply-to'),
    ...valuesOf(mail, 'references'),
    mail.text,
  ];
}
