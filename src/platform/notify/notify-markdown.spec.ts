import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notifyMarkdown } from './notify-markdown.js';

const own = 'https://skills.northmoor.example';

describe('the text of an email for GOV.UK Notify', () => {
  it('keeps our own links, paragraphs and lists', () => {
    const text = `Dear Carys,\n\n  Start: ${own}/s/T\n\n- one\n- two\n\n${own}\n`;
    expect(notifyMarkdown(text, own)).toBe(`Dear Carys,\n\nStart: ${own}/s/T\n\n- one\n- two\n\n${own}`);
  });

  it.each([
    ['Carys [prize](https://evil.example)', 'Carys (prize)(evil.example)'],
    ['<https://evil.example>', '(evil.example)'],
    ['![x][1]', '!(x)(1)'],
    ['\\[x](y)', "'(x)(y)"],
    [`${own}.evil.example/x`, 'skills.northmoor.example.evil.example/x'],
    [`${own}@evil.example`, 'skills.northmoor.example@evil.example'],
    ['# Big', 'Big'],
    ['^ inset', 'inset'],
    ['QR: https://evil.example', 'evil.example'],
    ['^ # qr : x', 'x'],
    ['---', ''],
    ['HTTPS://evil.example', 'evil.example'],
  ])('%s becomes %s', (name, plain) => {
    expect(notifyMarkdown(name, own)).toBe(plain);
  });

  it('holds no link to anywhere else, whatever a name tries', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      'http',
      'https',
      '://',
      '\\',
      'evil.example',
      own,
      '/',
      '#',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
        const made = notifyMarkdown(parts.join(''), own);
        expect(made).not.toMatch(/[[\]<>\\]/);
        for (const [link] of made.matchAll(/https?:\/\/[^\s]*/gi))
          expect(link === own || link.startsWith(`${own}/`)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
