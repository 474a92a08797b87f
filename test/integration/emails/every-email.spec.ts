import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import * as cheerio from 'cheerio';
import { existsSync } from 'node:fs';
import { EmailTemplates } from '../../../src/features/delivery/index.js';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { WordingModule } from '../../../src/features/wording/index.js';
import { inProject } from '../../../src/platform/project-root.js';
import { wordsOfHtml, wordsOfText } from '../../support/email-words.js';
import { emailKinds, emailLanguages, everyEmail, type OneEmail } from '../../support/every-email.js';
import { aTestContext } from '../../support/test-app.js';

const all = emailKinds.flatMap((kind) => emailLanguages.map((language) => [kind, language] as const));

describe('Every email', () => {
  let context: TestingModule;
  let emails: OneEmail[];

  beforeAll(async () => {
    process.env['PUBLIC_URL'] = 'https://skills.northmoor.example';
    process.env['KEY_FOLDER'] = inProject('node_modules', '.cache', 'no-keys');
    context = await aTestContext([WordingModule, InvitationsModule]);
    emails = await everyEmail(context);
  });
  afterAll(async () => context?.close());

  const email = (kind: string, language: string) =>
    emails.find((one) => one.kind === kind && one.language === language)!.letter;

  it('exists in both languages, complete', () => {
    const missing = all.flatMap(([kind, language]) =>
      ['subject.txt.njk', 'body.txt.njk', 'body.html.njk']
        .map((file) => `email-templates/${kind}/${language}/${file}`)
        .filter((file) => !existsSync(inProject(file))),
    );
    expect(missing).toEqual([]);
    expect(emails).toHaveLength(emailKinds.length * 2);
  });

  it.each(all)(
    '%s in %s is an error, not a letter with a gap, where a value is missing',
    (kind, language) => {
      const templates = context.get(EmailTemplates, { strict: false });
      expect(() => templates.render(kind, language, {})).toThrow(/undefined/);
    },
  );

  describe.each(all)('%s in %s', (kind, language) => {
    it('has a subject of one line, 70 characters at most', () => {
      const { subject } = email(kind, language);
      expect(subject).toMatch(/^\S[^\n]*\S$/);
      expect(subject.length).toBeLessThanOrEqual(70);
    });

    it('says the same as text and as HTML', () => {
      const { text, html } = email(kind, language);
      expect(wordsOfHtml(html)).toEqual(wordsOfText(text));
      expect(wordsOfText(text).length).toBeGreaterThan(40);
    });

    it('has a preheader of its own, as long as programs show', () => {
      const $ = cheerio.load(email(kind, language).html);
      const preheader = $('.preheader').text().trim();
      expect(preheader.length).toBeGreaterThan(40);
      expect(preheader.length).toBeLessThanOrEqual(130);
      expect(preheader).not.toBe(email(kind, language).subject);
    });

    it('leads to our own host alone, with one way in whose words name it', () => {
      const { html, text } = email(kind, language);
      const $ = cheerio.load(html);
      const links = $('a[href]')
        .toArray()
        .map((link) => String($(link).attr('href')));
      for (const link of [...links, ...(text.match(/https?:\/\/\S+/g) ?? [])]) {
        expect(new URL(link).origin).toBe('https://skills.northmoor.example');
      }
      expect($('.way a')).toHaveLength(1);
      expect($('.way a').text()).toMatch(/ (on|ar) skills\.northmoor\.example$/);
    });

    it('says the organisation’s name and why one gets it, and holds no picture, script or form', () => {
      const { html, text } = email(kind, language);
      expect(text).toContain(language === 'cy' ? 'Cyngor Northmoor' : 'Northmoor Council');
      expect(text).toContain(
        language === 'cy' ? 'Rydych yn cael y neges hon am ' : 'You get this message because ',
      );
      const $ = cheerio.load(html);
      expect($('img, script, form, input, iframe, link, object, video, [background]')).toHaveLength(0);
      expect($('html').attr('lang')).toBe(language);
    });
  });

  it.each(['invitation', 'reminder', 'link-again'])(
    '%s names k, says who never sees answers, and whom to ask',
    (kind) => {
      expect(email(kind, 'en').text).toContain('groups of 10 people or more');
      expect(email(kind, 'en').text).toContain('No manager, HR officer or colleague can see your answers');
      expect(email(kind, 'en').text).toContain(
        'Ask Siân Bevan, Development, 01632 960 123.\n\nYou get this message',
      );
      expect(email(kind, 'cy').text).toContain('grwpiau o 10 neu fwy o bobl');
      expect(email(kind, 'cy').text).toContain('Holwch Siân Bevan, Development, 01632 960 123.');
    },
  );
});
