import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { RemindersWebModule } from '../../../src/features/reminders/web/reminders-web.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft } from '../../support/a-campaign.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const staff = Array.from({ length: 3 }, (_, at) => ({ name: `P ${at}`, email: `p${at}@northmoor.example` }));

describe('HR and reminders', () => {
  let app: NestFastifyApplication;
  let campaign: CampaignAmong;
  let draftId: number;
  let hr: SignedInClient;
  const now = new Date('2026-11-04T10:00:00Z');

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp(
      [WebModule, AccountsAccessModule, CampaignsWebModule, InvitationsModule, RemindersWebModule],
      [{ provide: Clock, useValue: { now: () => now } }],
    );
    campaign = await aCampaignAmong(app, staff);
    draftId = await aDraft(app, { opensOn: '2026-11-09', closesOn: '2026-12-04' });
    hr = await signInAs(app, 'hr');
  });
  afterAll(async () => {
    await app?.close();
  });

  const path = (id: number) => `/campaigns/${id}/reminders`;
  const rows = () =>
    hr.page
      .$('#reminders tbody tr')
      .get()
      .map((row) => hr.page.$(row).text().replace(/\s+/g, ' ').trim());

  it('propose days for a draft in words, which HR changes', async () => {
    const page = await hr.get(path(draftId));
    expect(page.text).toContain('These are proposed for the dates of this campaign.');
    expect(rows()).toEqual([
      'Monday 16 November 7 days after the first day Planned',
      'Monday 23 November 14 days after the first day Planned',
      'Tuesday 1 December 3 days before the last day Planned',
    ]);
    expect(page.text).not.toContain('Send one now');
    const saved = await hr.follow(
      await hr.submit({ 'waves[0][days]': '', 'waves[1][days]': '10', 'waves[2][days]': '2' }),
    );
    expect(saved.text).toContain('The plan is saved.');
    expect(saved.text).not.toContain('These are proposed');
    expect(rows()).toEqual([
      'Thursday 19 November 10 days after the first day Planned',
      'Wednesday 2 December 2 days before the last day Planned',
    ]);
    const preflight = await hr.get(`/campaigns/${draftId}/preflight`);
    expect(preflight.text).toContain('Reminders: 2 planned.');
  });

  it('get the form back as typed, with what is wrong where it is wrong', async () => {
    await hr.get(path(draftId));
    const typed = {
      'waves[0][days]': '',
      'waves[1][days]': '11',
      'waves[2][days]': '12',
      'waves[3][days]': 'x',
    };
    const numbers = await hr.submit(typed);
    expect(numbers.status).toBe(422);
    expect(numbers.$('[id="waves.3.days-error"]').text()).toContain('Enter whole days');
    expect(numbers.$('[id="waves.3.days"]').attr('value')).toBe('x');
    const rule = {
      'waves[1][rule]': 'after-opening',
      'waves[2][rule]': 'after-opening',
      'waves[3][days]': '',
    };
    const days = await hr.submit({ ...typed, ...rule });
    expect(days.status).toBe(422);
    expect(days.$('[id="waves.2.days-error"]').text()).toContain('the day after another reminder');
    expect(days.$('[id="waves.1.days"]').attr('value')).toBe('11');
  });

  it('send one now once everybody is invited, and once a day; a leader can not', async () => {
    const leader = await signInAs(app, 'leader');
    expect((await leader.get(path(campaign.id))).status).toBe(403);
    expect((await leader.post(`/campaigns/${campaign.id}/reminder-waves`)).status).toBe(403);
    expect((await hr.get(path(campaign.id))).text).toContain('The invitations are still being sent.');
    await app.get(Database).execute('UPDATE delivery_message SET due_at = NULL');
    await app.get(Database).execute('UPDATE delivery_batch SET next_due_at = NULL');
    await hr.get(path(campaign.id));
    const sent = await hr.follow(await hr.submit({}, { button: 'Send the reminder now' }));
    expect(sent.text).toContain('Today’s reminder is on its way');
    expect(sent.$('main form')).toHaveLength(1);
    expect(rows()[0]).toBe(
      'Wednesday 4 November Sent by hand On its way: how many it went to shows tomorrow',
    );
    const audit = await app.get(Database).query("SELECT * FROM audit_entry WHERE action = 'campaign.remind'");
    expect(audit).toHaveLength(1);
    expect(sent.text).not.toMatch(/\d+ (intended|still to be sent)/);
  });

  it('read of earlier ones how many they went to, to the nearest k and never below', async () => {
    const database = app.get(Database);
    await database.execute("UPDATE invitation_reminder SET day = '2026-11-03'");
    await hr.get(path(campaign.id));
    expect(rows()[0]).toContain('Went to fewer than 10 people');
    await database.execute(
      `UPDATE delivery_batch SET size = 123 WHERE mailing_id IN
         (SELECT id FROM delivery_mailing WHERE kind = 'reminder')`,
    );
    await hr.get(path(campaign.id));
    expect(rows()[0]).toContain('Went to about 120 people');
  });

  it('read how many did not arrive as a count of k or more, and never of whom', async () => {
    const database = app.get(Database);
    await database.execute("UPDATE invitation_reminder SET day = '2026-10-30'");
    const tell = async (failed: number) => {
      await database.execute(
        `INSERT INTO delivery_tally (batch_id, state, is_open, reason, messages, copies)
         SELECT batch.id, 'failed_hard', 0, 'unknown-address', ?, 0 FROM delivery_batch AS batch
           JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id AND mailing.kind = 'reminder'
         ON DUPLICATE KEY UPDATE messages = VALUES(messages)`,
        [failed],
      );
      await database.execute('UPDATE delivery_batch SET tallied = 1');
      return (await hr.get(path(campaign.id))).text;
    };
    for (const failed of [1, 7, 9]) {
      const text = await tell(failed);
      expect(text).toContain('Fewer than 10 reminders did not arrive.');
      expect(text).not.toContain(`${failed} reminders`);
    }
    for (const [failed, about] of [
      [10, 10],
      [14, 10],
      [15, 20],
      [23, 20],
    ]) {
      expect(await tell(failed!)).toContain(`About ${about} reminders did not arrive.`);
    }
    expect(await tell(23)).not.toMatch(/\b23\b|p\d@northmoor/);
  });

  it('read why one was not sent, in Welsh too, and plan no more once it is closed', async () => {
    const database = app.get(Database);
    await database.execute(
      "UPDATE invitation_wave SET state = 'skipped', reason = 'too-late' WHERE campaign_id = ? AND number = 1",
      [campaign.id],
    );
    await database.execute("UPDATE campaign SET state = 'closed' WHERE id = ?", [campaign.id]);
    const page = await hr.get(path(campaign.id));
    expect(page.text).toContain('Not sent: nothing could be sent on its day');
    expect(page.$('main form')).toHaveLength(0);
    expect((await hr.post(`/campaigns/${campaign.id}/reminder-waves`)).status).toBe(409);
    await hr.post('/language', { language: 'cy', back: path(campaign.id) });
    expect((await hr.get(path(campaign.id))).text).toContain('7 diwrnod ar ôl y diwrnod cyntaf');
    await hr.post('/language', { language: 'en', back: path(campaign.id) });
  });

  it('hand managers a message in both languages that names nobody and leads to nobody’s answers', async () => {
    const page = await hr.get(`/campaigns/${draftId}/manager-message`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('groups of 10 people or more');
    expect(page.text).toContain('grwpiau o 10 neu fwy o bobl');
    expect(page.text).toContain('Friday 4 December');
    expect(page.text).toContain('dydd Gwener 4 Rhagfyr');
    const messages = page
      .$('[data-copy]')
      .get()
      .map((button) => page.$(button).attr('data-copy')!);
    expect(messages).toHaveLength(2);
    for (const message of messages) {
      const links = message.match(/https?:\/\/\S+/g);
      expect(links).toEqual([`http://127.0.0.1:3000/confidentiality?survey=${draftId}`]);
      expect(message).toContain('Siân Bevan, Organisational Development, 01632 960 123');
    }
  });
});
