import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { SendingForecast } from '../../../src/features/delivery/index.js';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { Reminders, RemindersModule } from '../../../src/features/reminders/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { aTestContext } from '../../support/test-app.js';

const staff = Array.from({ length: 60 }, (_, at) => ({ name: `P ${at}`, email: `p${at}@northmoor.example` }));

describe('how many get a reminder', () => {
  let context: TestingModule;
  let campaign: CampaignAmong;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    const clock = { provide: Clock, useValue: { now: () => new Date('2026-11-04T10:00:00Z') } };
    context = await aTestContext([InvitationsModule, RemindersModule], [clock]);
  });
  beforeEach(async () => {
    campaign = await aCampaignAmong(context, staff);
    await the(Database).execute("UPDATE delivery_message SET state = 'sent', due_at = NULL");
    await the(Database).execute('UPDATE delivery_batch SET next_due_at = NULL, tallied = 0');
    expect(await the(Reminders).send(campaign.id, theSystem)).toMatchObject({ outcome: 'intended' });
  });
  afterAll(async () => {
    await context?.close();
  });

  it('is not told by the place that travels in a Message-ID: places are drawn by lot', async () => {
    const rows = await the(Database).query<{ recipientId: number }>(
      `SELECT message.recipient_id AS recipientId FROM delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.kind = 'reminder'
         AND mailing.scope = ?
       ORDER BY message.batch_id, message.position`,
      [`campaign:${campaign.id}`],
    );
    const drawn = rows.map(({ recipientId }) => recipientId);
    expect(drawn.toSorted((a, b) => a - b)).toEqual(campaign.participantIds.toSorted((a, b) => a - b));
    expect(drawn).not.toEqual(drawn.toSorted((a, b) => a - b));
  });

  it('is not told by when sending will be finished, for this campaign or one behind it', async () => {
    const of = (id: number) => the(SendingForecast).of(`campaign:${id}`, 'invitation');
    expect(await of(campaign.id)).toEqual({ outcome: 'finished' });
    await the(Database).execute(`INSERT INTO delivery_pace (id, per_minute) VALUES (1, 1)
      ON DUPLICATE KEY UPDATE per_minute = 1`);
    const next = await aCampaignAmong(context, staff.slice(0, 1));
    const forecast = await of(next.id);
    expect(forecast.outcome).toBe('finishes');
    // Due by the database's clock; with the sixty reminders before it, it would be an hour later.
    expect((forecast as { at: Date }).at.getTime() - Date.now()).toBeLessThan(10 * 60_000);
  });
});
