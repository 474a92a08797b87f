import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignEvents, CampaignRoster, Campaigns } from '../../../src/features/campaigns/index.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { InvitationLinks, InvitationTokens } from '../../../src/features/invitations/index.js';
import { Reminders } from '../../../src/features/reminders/index.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { RemindersJobsModule } from '../../../src/features/reminders/jobs/reminders-jobs.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { sendDue } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { decodedParts, linkIn } from '../../support/read-mail.js';
import { aTestContext } from '../../support/test-app.js';

const carys = { name: 'Carys <Price> & Co', email: 'carys@northmoor.example', language: 'cy' as const };
const tom = { name: 'Tom Reed', email: 'tom@northmoor.example' };
const noAddress = { name: 'Bin Crew', email: null };

describe('invitations and reminders', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let campaign: CampaignAmong;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const send = () => sendDue(the(BatchSending));
  const mailTo = (email: string) => sink.taken.filter(({ to }) => to === email);
  const leave = (participantId: number) =>
    the(Database).execute(
      'UPDATE person SET left_at = NOW(3) WHERE id = (SELECT person_id FROM participant WHERE id = ?)',
      [participantId],
    );
  const scope = () => `campaign:${campaign.id}`;

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    // Its day does not end while a test runs.
    const clock = { now: () => new Date('2026-11-11T10:00:00Z') };
    context = await aTestContext(
      [QueueModule, DeliveryJobsModule, InvitationsJobsModule, RemindersJobsModule],
      [{ provide: Clock, useValue: clock }],
    );
  });
  beforeEach(async () => {
    sink.forget();
    the(TransportBreaker).worked();
    campaign = await aCampaignAmong(context, [carys, tom, noAddress]);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  it('bring everybody their own link, in their language', async () => {
    await send();
    expect(await the(Ledger).reconciliation(scope(), 'invitation')).toMatchObject({
      intended: 3,
      accepted: 2,
      withheld: 1,
      open: 0,
    });
    const { text, subject } = decodedParts(mailTo(tom.email)[0]!.raw);
    expect(subject).toBe('Your view on digital skills at Northmoor Council (10 minutes)');
    expect(text).toContain('Dear Tom Reed');
    expect(text).toContain('until Friday 27 November');
    expect(text).toContain('groups of 10 people or more');
    expect(text).toContain('Ask Siân Bevan, Development, 01632 960 123.');
    const link = await the(InvitationLinks).open(linkIn(text, '/s/'));
    expect(link).toMatchObject({
      outcome: 'open',
      campaignId: campaign.id,
      participantId: campaign.participantIds[1],
    });
  });

  it('say the same in HTML, with names escaped, and in Welsh', async () => {
    await send();
    const { text, html, subject, headers } = decodedParts(mailTo(carys.email)[0]!.raw);
    expect(subject).toContain('Cyngor Northmoor');
    expect(text).toContain('Annwyl Carys <Price> & Co');
    expect(html).toContain('Annwyl Carys &lt;Price&gt; &amp; Co');
    expect(html).toContain(linkIn(text, '/s/'));
    expect(html).toContain('dydd Gwener 27 Tachwedd');
    expect(headers).toContain(
      `List-Unsubscribe: <http://127.0.0.1:3000/opt-out/${linkIn(text, '/opt-out/')}>`,
    );
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('keep the hash of a token only', async () => {
    await send();
    const token = linkIn(decodedParts(mailTo(tom.email)[0]!.raw).text, '/s/');
    const rows = await the(Database).query('SELECT * FROM invitation_token');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('leave in peace whoever opted out or left since, and do not hang on who has answered', async () => {
    const more = ['a', 'b', 'c', 'd'].map((name) => ({ name, email: `${name}@northmoor.example` }));
    campaign = await aCampaignAmong(context, more);
    const [answered, optedOut, left] = campaign.participantIds;
    await the(CampaignRoster).markAnswered(answered!);
    await the(CampaignRoster).optOut(optedOut!);
    await leave(left!);
    await send();
    expect(more.map(({ email }) => mailTo(email).length)).toEqual([1, 0, 0, 1]);
    expect(await the(Ledger).reconciliation(scope(), 'invitation')).toMatchObject({
      accepted: 2,
      cancelled: 2,
    });
  });

  it('remind everybody who has not answered, once a day, with a link of its own that works as well', async () => {
    expect(await the(Reminders).send(campaign.id, theSystem)).toEqual({ outcome: 'invitations-under-way' });
    await send();
    const first = linkIn(decodedParts(mailTo(tom.email)[0]!.raw).text, '/s/');
    await the(CampaignRoster).markAnswered(campaign.participantIds[0]!);
    expect(await the(Reminders).send(campaign.id, theSystem)).toEqual({ outcome: 'intended', sequence: 1 });
    expect(await the(Reminders).send(campaign.id, theSystem)).toEqual({ outcome: 'already-today' });
    sink.forget();
    await send();
    expect(sink.taken.map(({ to }) => to)).toEqual([tom.email]);
    const second = linkIn(decodedParts(sink.taken[0]!.raw).text, '/s/');
    expect(second).not.toBe(first);
    for (const token of [first, second]) {
      expect(await the(InvitationLinks).open(token)).toMatchObject({ outcome: 'open' });
    }
    await the(CampaignRoster).markAnswered(campaign.participantIds[1]!);
    for (const token of [first, second, 'wrong', 'x'.repeat(43)]) {
      expect(await the(InvitationLinks).open(token)).toEqual({ outcome: 'unusable' });
    }
  });

  it('have a link that stops when their person leaves, and works again when they come back', async () => {
    await send();
    const token = linkIn(decodedParts(mailTo(tom.email)[0]!.raw).text, '/s/');
    await leave(campaign.participantIds[1]!);
    expect(await the(InvitationLinks).open(token)).toEqual({ outcome: 'unusable' });
    await the(Database).execute('UPDATE person SET left_at = NULL');
    expect(await the(InvitationLinks).open(token)).toMatchObject({ outcome: 'open' });
  });

  it('say the same of all that stayed in doubt or was called off, whyever, once it is published', async () => {
    const silent = ['answered', 'opted-out', 'left', 'late'].map((name) => ({
      name,
      email: `${name}@northmoor.example`,
    }));
    campaign = await aCampaignAmong(context, [
      ...silent,
      { name: 'Ready', email: 'ready@northmoor.example' },
    ]);
    const rows = () =>
      the(Database).query<Record<string, unknown>>(
        `SELECT state, reason, attempts, refusals, possible_duplicates, enhanced_code, last_reply, due_at
         FROM delivery_message WHERE state IN ('in_doubt', 'cancelled') AND mailing_id =
           (SELECT id FROM delivery_mailing WHERE scope = ? AND kind = 'invitation') ORDER BY state`,
        [scope()],
      );
    const again = async () => {
      the(TransportBreaker).worked();
      await the(Database).execute('UPDATE delivery_message SET due_at = NOW(3) WHERE due_at IS NOT NULL');
      await the(Database).execute(
        'UPDATE delivery_batch SET next_due_at = NOW(3) WHERE next_due_at IS NOT NULL',
      );
      await send();
    };
    sink.faults.dropAfterContent = (to) => !to.startsWith('ready');
    await send();
    await the(CampaignRoster).markAnswered(campaign.participantIds[0]!);
    await the(CampaignRoster).optOut(campaign.participantIds[1]!);
    await leave(campaign.participantIds[2]!);
    await again();
    await the(Campaigns).move(campaign.id, 'closing');
    await the(CampaignEvents).tellClosed(campaign.id);
    await again();
    expect(new Set((await rows()).map(({ reason }) => reason))).toEqual(
      new Set(['not-needed', 'left', 'campaign-closed']),
    );
    await the(InvitationTokens).reduceToCounts(campaign.id);
    const left = await rows();
    expect(left).toHaveLength(4);
    expect(left).toEqual(left.map(() => left[0]));
    expect(left[0]).toMatchObject({ state: 'in_doubt', reason: null });
  });

  it('stop when the campaign closes, and leave only counts when it is published', async () => {
    await send();
    await the(Reminders).send(campaign.id, theSystem);
    await the(Campaigns).move(campaign.id, 'closing');
    await the(CampaignEvents).tellClosed(campaign.id);
    sink.forget();
    await send();
    expect(sink.taken).toHaveLength(0);
    expect(await the(Ledger).isFinished(scope(), 'reminder')).toBe(true);
    await the(InvitationTokens).reduceToCounts(campaign.id);
    expect(await the(Ledger).reconciliation(scope(), 'reminder')).toMatchObject({
      intended: 2,
      cancelled: 2,
    });
    expect(await the(Ledger).reconciliation(scope(), 'invitation')).toMatchObject({
      intended: 3,
      accepted: 2,
    });
    expect(
      await the(Database).query('SELECT 1 FROM invitation_token WHERE campaign_id = ?', [campaign.id]),
    ).toEqual([]);
  });
});
