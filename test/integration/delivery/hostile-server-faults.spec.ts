import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { LateBounces, SendingControl } from '../../../src/features/delivery/index.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { Database } from '../../../src/platform/database/database.js';
import { SmtpPatience } from '../../../src/platform/mail/smtp-patience.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { textsIn } from '../../../src/web/texts.js';
import { AMailing, addressOf } from '../../support/a-mailing.js';
import { HostileMailServer } from '../../support/hostile-mail-server.js';
import { aboutOnePerson, aboutUs } from '../../support/hostile-replies.js';
import { aTestContext } from '../../support/test-app.js';

describe('a hostile mail server', () => {
  const server = new HostileMailServer();
  let context: TestingModule;
  let mailing: AMailing;
  let mailings = 0;
  const t = textsIn('en');

  beforeAll(async () => {
    await server.open();
    process.env['SMTP_URL'] = server.url;
    const patience = { connectMilliseconds: 1_000, silenceMilliseconds: 1_000 };
    context = await aTestContext(
      [QueueModule, DeliveryJobsModule],
      [{ provide: SmtpPatience, useValue: patience }],
    );
  });
  beforeEach(async () => {
    for (const table of ['suppression', 'domain_pause', 'pause'])
      await context.get(Database).execute(`DELETE FROM delivery_${table}`);
    await context.get(Database).execute('UPDATE delivery_batch SET next_due_at = NULL');
    server.forget();
    server.hangUp();
    context.get(TransportBreaker, { strict: false }).worked();
    mailing = new AMailing(context, `campaign:${(mailings += 1)}`);
  });
  afterAll(async () => {
    await context?.close();
    await server.close();
  });

  const laterOn = async () => {
    context.get(TransportBreaker, { strict: false }).worked();
    await mailing.waitUntilDue();
    await mailing.send();
  };
  const rowOf = async (recipient: number) => (await mailing.rows())[recipient - 1]!;
  const inWords = ({ state, reason }: Record<string, unknown>) =>
    `${t(`delivery:state.${state as string}`)}: ${t(`delivery:reason.${reason as string}`)}`;

  describe('to one person in ten', () => {
    it.each(aboutOnePerson)('%s %s: %s, %s', async (...row) => {
      const [step, trick, state, reason, words] = row;
      const third = addressOf(3);
      server.script = (at, to) => (at === step && to === third ? trick : null);
      await mailing.intend(10);
      await mailing.send();
      await laterOn();
      const found = await rowOf(3);
      expect(found).toMatchObject({ state, reason });
      expect(inWords(found)).toBe(words);
      expect(t(`delivery:todo.${reason}`)).toMatch(/^[A-Z].*\.$/);
      expect((await mailing.rows()).filter((one) => one['state'] === 'sent')).toHaveLength(9);
      expect(new Set(server.taken.map(({ to }) => to).filter((to) => to !== third)).size).toBe(9);
      expect(server.taken.filter(({ to }) => to !== third)).toHaveLength(9);
    });
  });

  describe('to everybody', () => {
    it.each(aboutUs)('%s %s is nobody’s bounce: %s', async (step, trick, reason) => {
      server.script = (at) => (at === step ? trick : null);
      await mailing.intend(30);
      await mailing.send();
      expect(await mailing.figures()).toMatchObject({ intended: 30, open: 30 });
      const tried = (await mailing.rows()).filter((row) => row['state'] === 'retry');
      expect(tried.length).toBeGreaterThan(0);
      for (const row of tried) expect(row).toMatchObject({ reason, refusals: 0 });
      expect(context.get(TransportBreaker, { strict: false }).failures).toBeGreaterThan(0);
      server.script = () => null;
      await laterOn();
      expect(await mailing.figures()).toMatchObject({ accepted: 30, open: 0 });
      expect(server.taken).toHaveLength(30);
    });
  });

  describe('that finds fault with what we say', () => {
    it.each([
      ['content', '552 Message too big'],
      ['content', '550 5.6.0 Bad content'],
      ['MAIL FROM', '552 5.3.4 Too big'],
    ] as const)('at %s (%s) stops the campaign, and nobody is lost', async (step, trick) => {
      const control = context.get(SendingControl, { strict: false });
      server.script = (at) => (at === step ? trick : null);
      await mailing.intend(300);
      await mailing.send();
      expect(await control.paused(mailing.scope)).toMatchObject({ reason: 'our-content' });
      expect(await mailing.figures()).toMatchObject({ intended: 300, open: 300 });
      const refused = (await mailing.rows()).filter((row) => row['state'] === 'retry');
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThanOrEqual(40);
      expect(inWords(refused[0]!)).toBe(
        'To be tried again: the mail server finds fault with the message itself',
      );
      server.script = () => null;
      await control.resume(mailing.scope);
      await laterOn();
      expect(await mailing.figures()).toMatchObject({ accepted: 300, open: 0 });
      expect(server.taken).toHaveLength(300);
    });

    it('of one person alone, again and again, ends that message and lets the others go', async () => {
      const control = context.get(SendingControl, { strict: false });
      server.script = (step, to) => (step === 'content' && to === addressOf(3) ? '550 5.6.0 No' : null);
      await mailing.intend(10);
      for (let tries = 0; tries < 3; tries += 1) {
        await laterOn();
        await control.resume(mailing.scope);
      }
      await laterOn();
      expect(await mailing.figures()).toMatchObject({ accepted: 9, blocked: 1, open: 0 });
    });
  });

  describe('that lets nobody in', () => {
    it.each([
      ['RCPT TO', '550 5.7.1 Blocked by our list', 'policy'],
      ['content', '554 5.7.1 Spam', 'policy'],
    ] as const)('at %s (%s) stops the campaign, and nobody is lost', async (step, trick, reason) => {
      const control = context.get(SendingControl, { strict: false });
      server.script = (at) => (at === step ? trick : null);
      await mailing.intend(300);
      await mailing.send();
      expect(await control.paused(mailing.scope)).toMatchObject({ reason: 'everybody-refuses' });
      expect(await mailing.figures()).toMatchObject({ intended: 300, open: 300 });
      const refused = (await mailing.rows()).filter((row) => row['reason'] === reason);
      expect(refused.length).toBeGreaterThanOrEqual(20);
      expect(refused.length).toBeLessThanOrEqual(160);
      server.script = () => null;
      await control.resume(mailing.scope);
      await laterOn();
      expect(await mailing.figures()).toMatchObject({ accepted: 300, open: 0 });
      expect(server.taken).toHaveLength(300);
    });

    it('but for a partner’s staff, whose tries come together an hour later, stops nothing', async () => {
      const partners = new Set(Array.from({ length: 30 }, (_, at) => addressOf(3 + at * 9)));
      server.script = (at, to) =>
        at === 'RCPT TO' && partners.has(to) ? '550 5.7.1 Blocked by our list' : null;
      await mailing.intend(300);
      await mailing.send();
      await laterOn();
      expect(await mailing.figures()).toMatchObject({ accepted: 270, blocked: 30, open: 0 });
      expect(await context.get(SendingControl, { strict: false }).paused(mailing.scope)).toBeNull();
    });

    it('because the directory is wrong stops the campaign before all of it is refused', async () => {
      server.script = (at) => (at === 'RCPT TO' ? '550 5.1.1 No such user' : null);
      await mailing.intend(600);
      await mailing.send();
      const control = context.get(SendingControl, { strict: false });
      expect(await control.paused(mailing.scope)).toMatchObject({ reason: 'everybody-refuses' });
      const { bounced, open } = await mailing.figures();
      expect(bounced).toBeGreaterThanOrEqual(100);
      expect(bounced + open).toBe(600);
      expect(open).toBeGreaterThan(200);
    });
  });

  it('that went silent and then lets the message come back: in doubt becomes bounced', async () => {
    server.script = (step) => (step === 'content' ? 'drop' : null);
    await mailing.intend(1);
    await mailing.send();
    const row = await rowOf(1);
    const message = { batchId: Number(row['batch_id']), position: Number(row['position']) };
    const late = context.get(LateBounces, { strict: false });
    const bounce = { kind: 'hard', reason: 'unknown-address', enhancedCode: '5.1.1', reply: 'gone' } as const;
    expect(await late.record(message, bounce)).toBe('recorded');
    expect(await late.record(message, bounce)).toBe('known');
    expect(await late.record({ ...message, position: 99 }, bounce)).toBe('unknown');
    await laterOn();
    expect(server.taken).toHaveLength(1);
    expect(await mailing.figures()).toMatchObject({ bounced: 1, open: 0 });
  });
});
