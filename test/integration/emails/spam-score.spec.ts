import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSpamFilter } from '../../../scripts/bootstrap/install-spam-filter.mjs';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { WordingModule } from '../../../src/features/wording/index.js';
import { Mailer } from '../../../src/platform/mail/mailer.js';
import { MailerModule } from '../../../src/platform/mail/mail.module.js';
import { everyEmail, type OneEmail } from '../../support/every-email.js';
import { MailSink, type Taken } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

const found = await ensureSpamFilter();
if (!('spamassassin' in found)) process.stdout.write(`The spam score is not tested: ${found.because}.\n`);
const program = 'spamassassin' in found ? found.spamassassin : '';
const itScores = program ? it : it.skip;

/** What a recipient's server writes on top of a message that it takes. */
const arrival = ({ to }: Taken, at: Date) =>
  [
    `Return-Path: <digital-skills@northmoor.example>`,
    `Received: from mail.northmoor.example (mail.northmoor.example [192.31.196.25])`,
    `\tby mx.northmoor.example (Postfix) with ESMTPS id 4XyZ1a2b3c for <${to}>;`,
    `\t${at.toUTCString().replace('GMT', '+0000')}`,
    '',
  ].join('\n');

describe('SpamAssassin, without asking the network', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let emails: OneEmail[];
  let home: string;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'soundings-spam-'));
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    process.env['PUBLIC_URL'] = 'https://skills.northmoor.example';
    process.env['KEY_FOLDER'] = join(home, 'keys');
    context = await aTestContext([WordingModule, InvitationsModule, MailerModule]);
    emails = await everyEmail(context);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** One run over all of them, with a home of its own: nothing is learned, nothing is kept. */
  function judged(messages: string[]): { score: number; rules: string }[] {
    const mailbox = messages
      .map((message) => `From sender Mon Nov  2 09:05:00 2026\n${message}\n`)
      .join('\n');
    const options = ['--local', '--test-mode', '--mbox', '--nocreate-prefs'];
    const settings = ['use_bayes 0', 'use_razor2 0', 'use_pyzor 0', 'report_safe 0'].map(
      (line) => `--cf=${line}`,
    );
    const environment = { PATH: process.env['PATH'], HOME: home, LC_ALL: 'C' };
    const { stdout, stderr, status } = spawnSync(program, [...options, ...settings], {
      input: mailbox,
      encoding: 'utf8',
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`SpamAssassin ended with ${status}: ${stderr}`);
    return [
      ...stdout.matchAll(/^X-Spam-Status: (?:Yes|No), score=(-?[\d.]+)[^]*?tests=([^]*?)\s+autolearn/gm),
    ].map(([, score, rules]) => ({ score: Number(score), rules: rules!.replace(/\s+/g, '') }));
  }

  itScores(
    'gives every email in both languages less than 2 points',
    async () => {
      const now = new Date();
      const mailer = context.get(Mailer, { strict: false });
      for (const [at, { letter }] of emails.entries()) {
        const identity = { key: `12.${at + 1}.mhe3k1zc`, date: now, mayHaveGoneOut: false };
        expect(await mailer.send(letter, identity)).toMatchObject({ outcome: 'accepted' });
      }
      const messages = sink.taken.map((taken) => arrival(taken, now) + taken.raw.replaceAll('\r\n', '\n'));
      const verdicts = judged(messages);
      expect(verdicts).toHaveLength(emails.length);
      const table = emails.map(({ kind, language }, at) => ({ kind, language, ...verdicts[at]! }));
      expect(table.filter(({ score }) => !(score < 2))).toEqual([]);
      if (process.env['PRINT_SCORES']) process.stdout.write(`${JSON.stringify(table, null, 1)}\n`);
    },
    300_000,
  );

  itScores(
    'and would have noticed what looks like spam',
    () => {
      const spam = [
        'From: Winner <a1234567@mail.ru.example>',
        'To: undisclosed-recipients:;',
        'Subject: FREE VIAGRA!!! CLICK HERE NOW $$$',
        '',
        'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X',
        '',
      ].join('\n');
      expect(judged([spam])[0]?.score).toBeGreaterThan(100);
    },
    120_000,
  );
});
