import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';
import type { ReturnedMail } from '../rules/returned-mail.js';

const longestPart = 64 * 1024;
const statusPart = /^message\/(global-)?delivery-status$/;
const originalPart = /^(message\/(rfc822|global|global-headers|rfc822-headers)|text\/rfc822-headers)$/;

/**
 * A message as it lies in the mailbox, cut to what the rules look at. It may break off in the middle: reports come
 * before what was sent back, and of that only the header is of use.
 */
export async function parseReturnedMail(raw: Buffer): Promise<ReturnedMail> {
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: longestPart,
  });
  return {
    headers: mail.headerLines.map(({ key, line }) => ({ name: key, value: valueOf(line) })),
    subject: mail.subject ?? '',
    from: mail.from?.value[0]?.address ?? '',
    reportType: reportTypeOf(mail),
    text: (mail.text ?? '').slice(0, longestPart),
    statuses: partsOf(mail, statusPart),
    originals: partsOf(mail, originalPart).map((part) => headOf(part)),
  };
}

const valueOf = (line: string) =>
  line
    .slice(line.indexOf(':') + 1)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 2_000);

const headOf = (message: string) => message.trimStart().split(/\r?\n\r?\n/)[0] ?? '';

function partsOf(mail: ParsedMail, type: RegExp): string[] {
  return mail.attachments
    .filter(({ contentType }: Attachment) => type.test(contentType))
    .map(({ content }) => content.subarray(0, longestPart).toString('utf8'));
}

function reportTypeOf({ headers }: ParsedMail): string {
  const type = headers.get('content-type') as { value?: string; params?: Record<string, string> } | undefined;
  if (type?.value !== 'multipart/report') return '';
  return (type.params?.['report-type'] ?? 'unknown').toLowerCase();
}
