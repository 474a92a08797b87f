import type { MailSink } from './mail-sink.js';
import { decodedParts, type DecodedMail } from './read-mail.js';
import { until } from './whole-app.js';

/** The newest email to this address of which the text holds this, once one has come. */
export async function mailTo(sink: MailSink, address: string, holding = ''): Promise<DecodedMail> {
  return until(`an email to ${address}`, async () =>
    sink.taken
      .filter(({ to }) => to.toLowerCase() === address.toLowerCase())
      .map(({ raw }) => decodedParts(raw))
      .findLast(({ text }) => text.includes(holding)),
  );
}

/** The first whole address in the text that leads to this path. */
export function linkTo(path: string, { text, subject }: DecodedMail): string {
  const link = new RegExp(`https?://\\S+?${path}[\\w.-]+`).exec(text)?.[0];
  if (!link) throw new Error(`"${subject}" holds no link to ${path}`);
  return link;
}

export const personalLink = (mail: DecodedMail) => linkTo('/s/', mail);
export const passwordLink = (mail: DecodedMail) => linkTo('/set-password/', mail);

/** Personal links by address: messages come in any order, and who answers what must not hang on it. */
export function invitationsIn(sink: MailSink): { to: string; link: string }[] {
  return sink.taken
    .map(({ to, raw }) => ({ to, mail: decodedParts(raw) }))
    .filter(({ mail }) => mail.text.includes('/s/'))
    .map(({ to, mail }) => ({ to, link: personalLink(mail) }))
    .sort((one, other) => (one.to < other.to ? -1 : 1));
}
