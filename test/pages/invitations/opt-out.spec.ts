import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignRoster } from '../../../src/features/campaigns/index.js';
import { InvitationTokensStore } from '../../../src/features/invitations/invitation-tokens.store.js';
import { hashOfToken } from '../../../src/features/invitations/link-token.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { aVisitor, signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('pages around invitations', () => {
  let app: NestFastifyApplication;
  let campaign: CampaignAmong;
  const staff = [
    { name: 'Carys Price', email: 'carys@northmoor.example', language: 'cy' as const },
    { name: 'Tom Reed', email: 'tom@northmoor.example' },
    { name: 'Ann Hill', email: 'ann@northmoor.example' },
  ];

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp([WebModule, AccountsAccessModule, InvitationsWebModule]);
    campaign = await aCampaignAmong(app, staff);
  });
  afterAll(async () => {
    await app?.close();
  });

  const tokenOf = async (at: number) => {
    const token = randomBytes(32).toString('base64url');
    await app.get(InvitationTokensStore, { strict: false }).add([
      {
        tokenHash: hashOfToken(token),
        campaignId: campaign.id,
        participantId: campaign.participantIds[at]!,
        batchId: 1,
        position: at,
      },
    ]);
    return token;
  };
  const optedOut = async (at: number) =>
    (await app.get(CampaignRoster, { strict: false }).participant(campaign.participantIds[at]!))?.optedOut;

  it('opening the opt-out link changes nothing; the button does it', async () => {
    const path = `/opt-out/${await tokenOf(1)}`;
    const visitor = aVisitor(app);
    const asked = await visitor.get(path);
    expect(asked).toMatchObject({ status: 200, heading: 'No more messages about this survey' });
    expect(await optedOut(1)).toBe(false);
    const done = await visitor.submit();
    expect(done).toMatchObject({ status: 200, heading: 'You will get no more messages about this survey' });
    expect(await optedOut(1)).toBe(true);
    expect((await visitor.post(path)).status).toBe(200);
  });

  it('speaks the language of the email until another is chosen', async () => {
    const page = await aVisitor(app).get(`/opt-out/${await tokenOf(0)}`);
    expect(page.heading).toBe('Dim mwy o negeseuon am yr arolwg hwn');
  });

  it("a mail program's one click needs neither cookie nor form token", async () => {
    const reply = await app.inject({
      method: 'POST',
      url: `/opt-out/${await tokenOf(2)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect(reply.statusCode).toBe(200);
    expect(await optedOut(2)).toBe(true);
  });

  it('a link that is wrong or cut in two gets a kind page', async () => {
    for (const path of ['/opt-out/abc', `/opt-out/${'x'.repeat(43)}`]) {
      const page = await aVisitor(app).get(path);
      expect(page).toMatchObject({ status: 404, heading: 'This link can’t be used' });
    }
  });

  it('HR reads both emails in both languages', async () => {
    const hr = await signInAs(app, 'hr');
    const page = await hr.get(`/campaigns/${campaign.id}/emails`);
    expect(page.text).toContain('Your view on digital skills at Northmoor Council (10 minutes)');
    expect(page.text).toContain('Annwyl Carys Price');
    expect(page.text).toContain('nobody is told who has answered');
  });

  it('HR sends a reminder once everybody is invited, and once a day; a leader can not', async () => {
    const path = `/campaigns/${campaign.id}/reminders`;
    const leader = await signInAs(app, 'leader');
    expect((await leader.get(path)).status).toBe(403);
    const hr = await signInAs(app, 'hr');
    expect((await hr.get(path)).text).toContain('The invitations are still being sent.');
    await app.get(Database).execute('UPDATE delivery_batch SET next_due_at = NULL');
    await hr.get(path);
    const sent = await hr.follow(await hr.submit());
    expect(sent.text).toContain('Today’s reminder is on its way');
    expect(sent.$('main form')).toHaveLength(0);
    const audit = await app.get(Database).query("SELECT * FROM audit_entry WHERE action = 'campaign.remind'");
    expect(audit).toHaveLength(1);
    expect(sent.text).toContain('how many it went to shows tomorrow');
    expect(sent.text).not.toMatch(/\d+ (intended|still to be sent)/);
  });

  it('HR reads of earlier reminders how many they went to, to the nearest k and never below', async () => {
    const database = app.get(Database);
    await database.execute("UPDATE invitation_reminder SET day = '2026-11-09' WHERE campaign_id = ?", [
      campaign.id,
    ]);
    const hr = await signInAs(app, 'hr');
    const path = `/campaigns/${campaign.id}/reminders`;
    expect((await hr.get(path)).text).toContain('9 November 2026: to fewer than 10 people');
    await database.execute(
      `UPDATE delivery_batch SET size = 123 WHERE mailing_id IN
         (SELECT id FROM delivery_mailing WHERE kind = 'reminder')`,
    );
    expect((await hr.get(path)).text).toContain('9 November 2026: to about 120 people');
  });
});
