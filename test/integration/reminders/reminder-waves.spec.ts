import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignClosing, CampaignEvents, CampaignRoster } from '../../../src/features/campaigns/index.js';
import { CampaignExtension } from '../../../src/features/campaigns/campaign-extension.service.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { DueWaves } from '../../../src/features/reminders/due-waves.service.js';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { Reminders, RemindersModule } from '../../../src/features/reminders/index.js';
import type { Wave } from '../../../src/features/reminders/rules/reminder-waves.js';
import { WavePlanning } from '../../../src/features/reminders/wave-planning.service.js';
import { WavePlans } from '../../../src/features/reminders/wave-plans.service.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { aDraft } from '../../support/a-campaign.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { aTestContext } from '../../support/test-app.js';

const staff = Array.from({ length: 12 }, (_, at) => ({ name: `P ${at}`, email: `p${at}@northmoor.example` }));
const after = (days: number): Wave => ({ rule: 'after-opening', days });
const before = (days: number): Wave => ({ rule: 'before-closing', days });

/** A campaign from 2 to 27 November 2026, proposed: 9, 16 and 24 November. */
describe('reminders planned ahead', () => {
  let context: TestingModule;
  let campaign: CampaignAmong;
  let now = new Date('2026-11-02T09:00:00Z');
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const everybodyInvited = async () => {
    await the(Database).execute("UPDATE delivery_message SET state = 'sent', due_at = NULL");
    await the(Database).execute('UPDATE delivery_batch SET next_due_at = NULL');
  };
  /** What a worker does at this moment: nothing, as long as nothing is due. */
  const workAt = async (moment: string) => {
    now = new Date(moment);
    for (const campaignId of await the(DueWaves).due()) await the(DueWaves).perform(campaignId);
  };
  const waves = async () =>
    (await the(WavePlans).of(campaign.id)).waves.map(
      ({ day, state, reason }) => `${day} ${state}${reason ? `: ${reason}` : ''}`,
    );
  const intended = async () =>
    [...(await the(Ledger).intendedBySequence(`campaign:${campaign.id}`, 'reminder'))].map(
      ([sequence, people]) => `${sequence}: ${people}`,
    );

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    const clock = { provide: Clock, useValue: { now: () => now } };
    context = await aTestContext([InvitationsModule, RemindersModule], [clock]);
  });
  beforeEach(async () => {
    now = new Date('2026-11-02T09:00:00Z');
    await the(Database).execute("UPDATE campaign SET state = 'closed' WHERE state = 'open'");
    campaign = await aCampaignAmong(context, staff);
    await everybodyInvited();
  });
  afterAll(async () => {
    await context?.close();
  });

  it('are proposed for a draft, follow its dates, and may be none', async () => {
    const id = await aDraft(context, { opensOn: '2026-11-09', closesOn: '2026-11-30' });
    const plan = async () => (await the(WavePlans).of(id)).waves.map(({ day }) => day);
    expect(await plan()).toEqual(['2026-11-16', '2026-11-23', '2026-11-27']);
    await the(WavePlanning).save(id, [after(5)], theSystem);
    expect(await plan()).toEqual(['2026-11-14']);
    await the(Database).execute("UPDATE campaign SET opens_on = '2026-11-10' WHERE id = ?", [id]);
    expect(await plan()).toEqual(['2026-11-15']);
    await the(WavePlanning).save(id, [], theSystem);
    expect(await plan()).toEqual([]);
  });

  it('are as proposed after a launch that nobody planned them for', async () => {
    expect(await waves()).toEqual(['2026-11-09 planned', '2026-11-16 planned', '2026-11-24 planned']);
  });

  it('go on their day at nine to everybody who has not answered, once, whatever runs twice', async () => {
    await the(CampaignRoster).markAnswered(campaign.participantIds[0]!);
    await the(CampaignRoster).optOut(campaign.participantIds[1]!);
    await workAt('2026-11-09T08:59:59Z');
    expect(await intended()).toEqual([]);
    now = new Date('2026-11-09T09:00:00Z');
    const runs = await Promise.all(Array.from({ length: 8 }, () => the(DueWaves).perform(campaign.id)));
    expect(runs.filter(Boolean)).toHaveLength(1);
    await workAt('2026-11-09T15:00:00Z');
    expect(await intended()).toEqual(['1: 10']);
    expect(await waves()).toEqual(['2026-11-09 sent', '2026-11-16 planned', '2026-11-24 planned']);
    const audit = await the(Database).query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE action = 'campaign.remind' AND subject = ?",
      [`campaign:${campaign.id}`],
    );
    expect(audit).toHaveLength(1);
  });

  it('are made up for once when no worker ran, while a full day is left', async () => {
    await workAt('2026-11-25T10:00:00Z');
    expect(await waves()).toEqual([
      '2026-11-09 skipped: overtaken',
      '2026-11-16 skipped: overtaken',
      '2026-11-24 sent',
    ]);
    expect(await intended()).toEqual(['1: 12']);
  });

  it('are given up when no full day is left', async () => {
    await the(WavePlanning).save(campaign.id, [before(3)], theSystem);
    await workAt('2026-11-27T10:00:00Z');
    expect(await waves()).toEqual(['2026-11-24 skipped: too-late']);
    expect(await intended()).toEqual([]);
  });

  it('wait for the invitations, but not for more than a day', async () => {
    await the(Database).execute(
      "UPDATE delivery_message SET state = 'retry', due_at = NOW(3) WHERE position = 1",
    );
    await the(Database).execute('UPDATE delivery_batch SET next_due_at = NOW(3)');
    await workAt('2026-11-09T12:00:00Z');
    expect(await the(DueWaves).due()).toEqual([]);
    expect(await waves()).toContain('2026-11-09 planned');
    await workAt('2026-11-10T09:00:00Z');
    expect(await waves()).toContain('2026-11-09 sent');
  });

  it('keep two days from one that was sent by hand', async () => {
    now = new Date('2026-11-08T14:00:00Z');
    await the(Reminders).send(campaign.id, theSystem);
    await workAt('2026-11-09T10:00:00Z');
    expect(await intended()).toEqual(['1: 12']);
    await workAt('2026-11-10T09:00:00Z');
    expect(await intended()).toEqual(['1: 12', '2: 12']);
  });

  it('counted from the last day move when the campaign is extended, in the same transaction', async () => {
    await workAt('2026-11-09T10:00:00Z');
    now = new Date('2026-11-12T10:00:00Z');
    expect(await the(CampaignExtension).extend(campaign.id, '2026-12-04', theSystem)).toEqual({
      outcome: 'extended',
    });
    expect(await waves()).toEqual(['2026-11-09 sent', '2026-11-16 planned', '2026-12-01 planned']);
    the(CampaignEvents).onExtended(async () => {
      throw new Error('a later listener failed');
    });
    await expect(the(CampaignExtension).extend(campaign.id, '2026-12-10', theSystem)).rejects.toThrow();
    expect(await waves()).toContain('2026-12-01 planned');
  });

  it('are skipped when the campaign is closed early', async () => {
    await workAt('2026-11-09T10:00:00Z');
    await the(CampaignClosing).request(campaign.id, theSystem);
    await the(CampaignClosing).perform(campaign.id);
    expect(await waves()).toEqual([
      '2026-11-09 sent',
      '2026-11-16 skipped: closed',
      '2026-11-24 skipped: closed',
    ]);
    await workAt('2026-11-16T10:00:00Z');
    expect(await intended()).toEqual(['1: 12']);
  });

  it('can be planned anew while the campaign is open, but for those that have gone', async () => {
    await workAt('2026-11-09T10:00:00Z');
    const save = (planned: Wave[]) => the(WavePlanning).save(campaign.id, planned, theSystem);
    expect(await save([after(8)])).toEqual({ outcome: 'faulty', faults: [{ at: 0, fault: 'too-close' }] });
    expect(await save([after(6)])).toMatchObject({ faults: [{ fault: 'past' }] });
    expect(await save([after(10), before(2)])).toEqual({ outcome: 'planned' });
    expect(await waves()).toEqual(['2026-11-09 sent', '2026-11-12 planned', '2026-11-25 planned']);
    await the(Database).execute("UPDATE campaign SET state = 'closed' WHERE id = ?", [campaign.id]);
    expect(await save([])).toEqual({ outcome: 'not-editable' });
  });
});
