import type { MailSink } from './mail-sink.js';
import { decodedParts, type DecodedMail } from './read-mail.js';
import { until } from './whole-app.js';

/** The newest email to this address, once one has come. */
export async function mailTo(sink: MailSink, address: string): Promise<DecodedMail> {
  const taken = await until(`an email to ${address}`, async () =>
    sink.taken.filter(({ to }) => to.toLowerCase() === address.toLowerCase()).at(-1),
  );
  return decodedParts(taken.raw);
}

/** The first whole address in the text that leads to this path. */
export function linkTo(path: string, { text, subject }: DecodedMail): string {
  const link = new RegExp(`https?://\\S+?${path}[\\w.-]+`).exec(text)?.[0];
  if (!link) throw new Error(`"${subject}" holds no link to ${path}`);
  return link;
}

export const personalLink = (mail: DecodedMail) => linkTo('/s/', mail);
export const passwordLink = (mail: DecodedMail) => linkTo('/set-password/', mail);
