import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignRoster } from '../../../src/features/campaigns/index.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { Reminders } from '../../../src/features/reminders/index.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { RemindersJobsModule } from '../../../src/features/reminders/jobs/reminders-jobs.module.js';
import { SurveyRefusalsStore } from '../../../src/features/invitations/survey-refusals.store.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { sendDue } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

const addressOf = (at: number) => `person${at}@northmoor.example`;
const staff = (people: number) =>
  Array.from({ length: people }, (_, at) => ({ name: `Person ${at}`, email: addressOf(at) }));

/** A real mail server that takes its time, and people who answer while it does. */
describe('somebody who answers while reminders are being sent', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let campaign: CampaignAmong;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const send = () => sendDue(the(BatchSending));
  const answer = (at: number) =>
    the(Database).transaction(() => the(CampaignRoster).markAnswered(campaign.participantIds[at]!));
  const reminded = () => new Set(sink.taken.map(({ to }) => to));

  /** Reminds everybody; `meanwhile` happens while every connection waits for the mail server's first reply. */
  async function remind(people: number, meanwhile: (under: Set<string>) => Promise<unknown>): Promise<void> {
    campaign = await aCampaignAmong(context, staff(people));
    await send();
    sink.forget();
    await the(Reminders).send(campaign.id, theSystem);
    const under = new Set<string>();
    let allBusy: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => (allBusy = resolve));
    let goOn: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (goOn = resolve));
    sink.faults = {
      until,
      atRecipient: (to) => {
        under.add(to);
        if (under.size === the(Configuration).smtpConnections) allBusy();
        return null;
      },
    };
    const sending = send();
    await busy;
    await meanwhile(new Set(under));
    sink.faults = {};
    goOn();
    await sending;
  }

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    context = await aTestContext([
      QueueModule,
      DeliveryJobsModule,
      InvitationsJobsModule,
      RemindersJobsModule,
    ]);
  });
  beforeEach(() => sink.forget());
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  it('gets none, even if theirs was about to leave with the next ones', async () => {
    const answered: number[] = [];
    await remind(12, async (under) => {
      for (let at = 0; at < 12; at += 1) {
        if (under.has(addressOf(at))) continue;
        await answer(at);
        answered.push(at);
      }
    });
    expect(answered).toHaveLength(12 - the(Configuration).smtpConnections);
    expect(answered.filter((at) => reminded().has(addressOf(at)))).toEqual([]);
    const line = await the(Ledger).reconciliation(`campaign:${campaign.id}`, 'reminder');
    expect(line).toMatchObject({
      intended: 12,
      accepted: 12 - answered.length,
      cancelled: answered.length,
      inDoubt: 0,
      open: 0,
    });
  });

  it('gets none from a long mailing, nor does whoever opts out or wants no surveys', async () => {
    const spared = [57, 58, 59];
    await remind(60, async () => {
      await answer(57);
      await the(CampaignRoster).optOut(campaign.participantIds[58]!);
      const person = await the(CampaignRoster).participant(campaign.participantIds[59]!);
      await the(SurveyRefusalsStore).add(person!.personId);
    });
    expect(spared.filter((at) => reminded().has(addressOf(at)))).toEqual([]);
    expect(reminded().size).toBe(57);
    const rows = await the(Database).query<{ state: string; reason: string; attempts: number }>(
      `SELECT DISTINCT message.state, message.reason, message.attempts FROM delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.kind = 'reminder'
       WHERE message.state = 'cancelled'`,
    );
    expect(rows).toEqual([{ state: 'cancelled', reason: 'not-needed', attempts: 0 }]);
  });

  it('gets one reminder, not two, when the first had to wait until the second was due', async () => {
    campaign = await aCampaignAmong(context, staff(3));
    await send();
    sink.forget();
    await the(Reminders).send(campaign.id, theSystem);
    await the(Database).execute(
      'UPDATE invitation_reminder SET day = day - INTERVAL 3 DAY WHERE campaign_id = ?',
      [campaign.id],
    );
    await the(Reminders).send(campaign.id, theSystem);
    await send();
    expect(sink.taken).toHaveLength(3);
    expect(reminded().size).toBe(3);
  });
});
