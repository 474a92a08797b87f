import { createHash, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * DKIM (RFC 6376), rsa-sha256, relaxed/relaxed, over bytes that we composed ourselves. The same bytes, time and key give
 * the same signature, so that a message that is sent again is the same bytes: RSA with PKCS 1 padding has no chance in
 * it, and `t=` is the message's Date. RFC 8058 demands that both List-Unsubscribe headers are covered.
 */
export interface DkimKey {
  domain: string;
  selector: string;
  privateKey: KeyObject;
}

/** Named once more than they stand there, so that nobody can add a second one on top. */
const neverTwice = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
];
const others = ['reply-to', 'mime-version', 'content-type', 'content-language', 'auto-submitted'];
const covered = new Set([...neverTwice, ...others]);

/** In a thread of libuv's, so that the worker goes on composing. */
const signInBackground = promisify(
  (data: Buffer, key: KeyObject, done: (error: Error | null, signature: Buffer) => void) =>
    sign('sha256', data, key, done),
);

/** The message with its DKIM-Signature on top. @param message headers, an empty line, a body; lines end in CRLF */
export async function withDkimSignature(message: Buffer, date: Date, key: DkimKey): Promise<Buffer> {
  const end = message.indexOf('\r\n\r\n');
  const fields = fieldsOf(message.toString('latin1', 0, end)).filter(({ name }) => covered.has(name));
  const names = fields.map(({ name }) => name);
  const added = neverTwice.filter((name) => names.includes(name));
  const unsigned = headerLine([
    'v=1',
    'a=rsa-sha256',
    'c=relaxed/relaxed',
    `d=${key.domain.toLowerCase()}`,
    `s=${key.selector}`,
    `t=${Math.floor(date.getTime() / 1_000)}`,
    `h=${[...names, ...added].join(':')}`,
    `bh=${bodyHash(message.toString('latin1', end + 4))}`,
  ]);
  const signed = [...fields.map(({ name, value }) => `${name}:${relaxed(value)}`), relaxedHeader(unsigned)];
  const signature = await signInBackground(Buffer.from(signed.join('\r\n'), 'latin1'), key.privateKey);
  return Buffer.concat([Buffer.from(`${unsigned}${folded(signature.toString('base64'))}\r\n`), message]);
}

interface Field {
  /** In lower case. */
  name: string;
  value: string;
}

function fieldsOf(head: string): Field[] {
  return head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1) };
    });
}

/** RFC 6376, 3.4.2: runs of blanks are one, none at either end. */
const relaxed = (value: string) => value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '');

function relaxedHeader(header: string): string {
  const colon = header.indexOf(':');
  return `dkim-signature:${relaxed(header.slice(colon + 1).replace(/\r\n/g, ''))}`;
}

/** RFC 6376, 3.4.4. */
function bodyHash(body: string): string {
  const lines = body
    .replace(/[ \t]+/g, ' ')
    .replace(/ (?=\r\n|$)/g, '')
    .replace(/(?:\r\n)+$/, '');
  return createHash('sha256')
    .update(lines === '' ? '' : `${lines}\r\n`, 'latin1')
    .digest('base64');
}

/** Each tag on a line of its own; the list of headers, the longest, is broken at its colons. */
function headerLine(tags: readonly string[]): string {
  const lines = tags.map((tag) => ` ${tag.replace(/(.{40,70}?):(?=.)/g, '$1:\r\n  ')};\r\n`);
  return `DKIM-Signature:${lines.join('')} b=`;
}

const folded = (base64: string) => base64.replace(/.{1,72}(?=.)/g, '$&\r\n  ');
