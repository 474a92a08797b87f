import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { caniemail } from 'caniemail';
import { HtmlValidate, type RuleConfig } from 'html-validate';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { WordingModule } from '../../../src/features/wording/index.js';
import { inProject } from '../../../src/platform/project-root.js';
import { everyEmail, type OneEmail } from '../../support/every-email.js';
import { aTestContext } from '../../support/test-app.js';

/** HTML as mail programs need it: tables for the frame, widths as attributes and styles inline, for Outlook. */
const rules: RuleConfig = {
  'no-inline-style': 'off',
  'attr-case': ['error', { style: 'lowercase' }],
  'no-trailing-whitespace': 'off',
  'no-deprecated-attr': 'off',
  'attribute-allowed-values': 'error',
  'no-conditional-comment': 'off',
  'void-style': ['error', { style: 'omit' }],
  'element-required-attributes': 'error',
  'no-unknown-elements': 'error',
  'prefer-native-element': 'off',
  'wcag/h63': 'off',
};
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules,
});

/** The programs that staff of councils read their mail in. */
const programs = ['outlook.*', 'gmail.*', 'apple-mail.*'] as const;

/**
 * What some of them leave out without harm, each with what happens then. Everything else must work everywhere.
 */
const harmless: Record<string, string> = {
  '<body> element': 'becomes a div: its colour stands on the outer table as well',
  '<style> element': 'dropped: everything that matters is inline; dark colours and narrower margins are lost',
  '@media': 'ignored: the same two things',
  'role attribute': 'dropped: a screen reader may announce the tables',
};

describe('The HTML of every email', () => {
  let context: TestingModule;
  let emails: OneEmail[];

  beforeAll(async () => {
    process.env['PUBLIC_URL'] = 'https://skills.northmoor.example';
    process.env['KEY_FOLDER'] = inProject('node_modules', '.cache', 'no-keys');
    context = await aTestContext([WordingModule, InvitationsModule]);
    emails = await everyEmail(context);
  });
  afterAll(async () => context?.close());

  it('is valid', async () => {
    const faults: string[] = [];
    for (const { kind, language, letter } of emails) {
      const report = await validator.validateString(letter.html);
      for (const { messages } of report.results) {
        faults.push(
          ...messages.map(({ ruleId, line, message }) => `${kind} ${language}:${line} ${ruleId}: ${message}`),
        );
      }
    }
    expect(faults).toEqual([]);
  });

  it('uses what Outlook, Gmail and Apple Mail support', () => {
    const unsupported = new Set<string>();
    for (const { letter } of emails) {
      const { issues } = caniemail({ clients: [...programs], html: letter.html });
      for (const titles of issues.errors.values()) for (const { title } of titles) unsupported.add(title);
    }
    expect([...unsupported].filter((title) => !(title in harmless)).sort()).toEqual([]);
    expect(Object.keys(harmless).filter((title) => !unsupported.has(title))).toEqual([]);
  });

  it('holds no style sheet, font or picture from elsewhere, and is small enough for Gmail to show whole', () => {
    for (const { letter } of emails) {
      expect(letter.html).not.toMatch(/@import|@font-face|url\(|<link|<img|<script/i);
      expect(Buffer.byteLength(letter.html)).toBeLessThan(102 * 1024);
    }
  });
});
