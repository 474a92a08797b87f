import { encodeWord, encodeWords, foldLines } from 'nodemailer/lib/mime-funcs';
import { domainToASCII } from 'node:url';
import type { Letter, MessageIdentity } from './letter.js';
import { quotedPrintable, type KnownLines } from './quoted-printable.js';

/**
 * MIME of the one shape that we send: text and HTML, quoted-printable. nodemailer's composer builds any shape through a
 * dozen streams a message, which is two thirds of all the time of sending; its encoders do the work here as well. Every
 * value of a header goes through `line`, which leaves no line break in it, and the boundary holds "=_", which
 * quoted-printable content never does: no name, subject or text can add a header or a part.
 */
export interface Sender {
  name: string;
  address: string;
}

const wordLength = 52;
const lineLength = 76;
const controls = /[\p{Cc}\u2028\u2029]+/gu;
const ascii = /^[\u0020-\u007e]*$/;
const plainName = /^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]*$/;
const fieldName = /^[A-Za-z][A-Za-z0-9-]*$/;
const ours = new Set(['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type']);

const tidy = (value: string) => value.replace(controls, ' ').trim();

function line(name: string, value: string): string {
  return `${foldLines(`${name}: ${tidy(value)}`, lineLength)}\r\n`;
}

function unstructured(value: string): string {
  const tidied = tidy(value);
  return ascii.test(tidied) && !tidied.includes('=?') ? tidied : encodeWords(tidied, 'Q', wordLength, true);
}

/** The domain in its ASCII form; a local part in another script stays, and the server must take SMTPUTF8. */
export function inAscii(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return ascii.test(domain) ? address : `${address.slice(0, at)}@${domainToASCII(domain)}`;
}

function mailbox({ name, address }: Sender): string {
  const tidied = tidy(name);
  if (tidied === '') return inAscii(address);
  if (!ascii.test(tidied) || tidied.includes('=?')) {
    return `${encodeWord(tidied, 'Q', wordLength)} <${inAscii(address)}>`;
  }
  const shown = plainName.test(tidied) ? tidied : `"${tidied.replace(/[\\"]/g, '\\$&')}"`;
  return `${shown} <${inAscii(address)}>`;
}

function extraHeaders(headers: Record<string, string>): string {
  let lines = '';
  for (const [name, value] of Object.entries(headers)) {
    if (!fieldName.test(name) || ours.has(name.toLowerCase()))
      throw new TypeError(`No letter may set ${name}`);
    lines += line(name, unstructured(value));
  }
  return lines;
}

function part(type: string, content: string, known?: KnownLines): string {
  const body = quotedPrintable(content, known);
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}\r\n`;
}

/** The same letter, identity and sender give the same bytes. Throws a TypeError for a header that is not a letter's. */
export function composeMessage(letter: Letter, { key, date }: MessageIdentity, sender: Sender): Buffer {
  const boundary = `=_${key}`;
  const host = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return Buffer.from(
    extraHeaders({
      'Content-Language': letter.language,
      // Asks auto-responders (out of office) not to answer: RFC 3834.
      'Auto-Submitted': 'auto-generated',
      ...letter.headers,
    }) +
      line('From', mailbox(sender)) +
      line('To', mailbox({ name: letter.toName ?? '', address: tidy(letter.to) })) +
      line('Subject', unstructured(letter.subject)) +
      line('Message-ID', `<${key}@${host}>`) +
      line('Date', date.toUTCString().replace('GMT', '+0000')) +
      line('MIME-Version', '1.0') +
      line('Content-Type', `multipart/alternative; boundary="${boundary}"`) +
      `\r\n--${boundary}\r\n${part('text/plain', letter.text, letter.known)}` +
      `\r\n--${boundary}\r\n${part('text/html', letter.html, letter.known)}` +
      `\r\n--${boundary}--\r\n`,
  );
}
