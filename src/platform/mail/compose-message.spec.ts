import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodedParts } from '../../../test/support/read-mail.js';
import { composeMessage } from './compose-message.js';
import type { Letter } from './letter.js';

const sender = { name: 'Northmoor Council', address: 'digital-skills@northmoor.example' };
const identity = { key: '12.7.abc', date: new Date('2026-11-02T09:05:00Z'), mayHaveGoneOut: false };
const aLetter = (changes: Partial<Letter> = {}): Letter => ({
  to: 'carys@northmoor.example',
  toName: 'Carys Price',
  subject: 'Your view',
  text: 'Dear Carys,\n\nhello.\n',
  html: '<p>Dear Carys,</p>',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  language: 'en',
  ...changes,
});
const compose = (changes: Partial<Letter> = {}) =>
  composeMessage(aLetter(changes), identity, sender).toString('utf8');
const namesOf = (raw: string) =>
  raw
    .split('\r\n\r\n')[0]!
    .split('\r\n')
    .filter((headerLine) => !/^[ \t]/.test(headerLine))
    .map((headerLine) => headerLine.split(':')[0]);

const expectedNames = [
  'Content-Language',
  'Auto-Submitted',
  'List-Unsubscribe-Post',
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
];

/** Any characters, line breaks and what looks like headers and boundaries among them. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\r\nBcc: all@northmoor.example\r\n',
        '\n\n',
        '\r',
        '\r\n.\r\n',
        '--=_12.7.abc--',
        '=?UTF-8?Q?x?=',
        '"',
        '\\',
      ),
    ),
  )
  .map((pieces) => pieces.join(''));

describe('the bytes of a message', () => {
  it('are the same for the same letter, with both parts, Message-ID and Date', () => {
    expect(compose()).toBe(compose());
    const raw = compose();
    expect(raw).toContain('From: Northmoor Council <digital-skills@northmoor.example>\r\n');
    expect(raw).toContain('To: Carys Price <carys@northmoor.example>\r\n');
    expect(raw).toContain('Message-ID: <12.7.abc@northmoor.example>\r\n');
    expect(raw).toContain('Date: Mon, 02 Nov 2026 09:05:00 +0000\r\n');
    expect(decodedParts(raw)).toMatchObject({
      text: expect.stringContaining('hello.'),
      subject: 'Your view',
    });
  });

  it('carry names, subjects and words of any script', () => {
    const words = {
      subject: 'Eich barn: ŵ, ŷ a 10 €',
      text: 'Annwyl Siân,\n\n“helô”\n',
      html: '<p>Siân ŵ</p>',
    };
    const raw = compose({ toName: 'Siân, "Ŵ"', ...words });
    const decoded = decodedParts(raw);
    expect(decoded.subject).toBe(words.subject);
    expect(decoded.text).toContain('“helô”');
    expect(decoded.html).toContain('Siân ŵ');
    // Printable ASCII and line breaks only.
    expect(raw).toMatch(/^[\x20-\x7e\r\n]*$/);
  });

  it('write a domain of another script as mail servers know it', () => {
    expect(compose({ to: 'carys@bwrdd-dŵr.example' })).toContain('<carys@xn--bwrdd-dr-h2b.example>');
  });

  it('hold no header or part that a name, subject, header value or text tries to add', () => {
    fc.assert(
      fc.property(fc.tuple(hostile, hostile, hostile, hostile), ([subject, toName, text, value]) => {
        const raw = compose({
          subject,
          toName,
          text,
          html: text,
          headers: { 'List-Unsubscribe-Post': value },
        });
        expect(namesOf(raw)).toEqual(expectedNames);
        const [, ...body] = raw.split('\r\n\r\n');
        expect(body.join('\r\n\r\n').split('--=_12.7.abc').length - 1).toBe(3);
        expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const one of raw.split('\r\n')) expect(one.length).toBeLessThanOrEqual(998);
      }),
      { numRuns: 500 },
    );
  });

  it('refuse headers that are not for a letter to set', () => {
    for (const name of ['Bcc: x', 'To', 'subject', 'Content-Type', 'X\r\nY']) {
      expect(() => compose({ headers: { [name]: 'x' } })).toThrow(TypeError);
    }
  });
});
