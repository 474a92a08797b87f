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
import { WordingWebModule } from '../../../src/features/wording/web/wording-web.module.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { aVisitor, signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('opting out', () => {
  let app: NestFastifyApplication;
  let campaign: CampaignAmong;
  const staff = [
    { name: 'Carys Price', email: 'carys@northmoor.example', language: 'cy' as const },
    { name: 'Tom Reed', email: 'tom@northmoor.example' },
    { name: 'Ann Hill', email: 'ann@northmoor.example' },
  ];

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp([WebModule, AccountsAccessModule, WordingWebModule, InvitationsWebModule]);
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

  const refuses = async (at: number) => {
    const rows = await app
      .get(Database)
      .query(`SELECT 1 FROM survey_refusal JOIN participant USING (person_id) WHERE participant.id = ?`, [
        campaign.participantIds[at],
      ]);
    return rows.length === 1;
  };

  it('opening the opt-out link changes nothing; the button does it', async () => {
    const path = `/opt-out/${await tokenOf(1)}`;
    const visitor = aVisitor(app);
    const asked = await visitor.get(path);
    expect(asked).toMatchObject({ status: 200, heading: 'Which messages do you want to stop?' });
    expect(await optedOut(1)).toBe(false);
    const done = await visitor.submit();
    expect(done).toMatchObject({ status: 200, heading: 'You get no more messages about this survey' });
    expect(done.text).toContain('Your link still works');
    expect(await optedOut(1)).toBe(true);
    expect((await visitor.post(path)).status).toBe(200);
    expect(await refuses(1)).toBe(false);
  });

  it('asks for no surveys at all, and takes it back on the same page', async () => {
    const path = `/opt-out/${await tokenOf(1)}`;
    const visitor = aVisitor(app);
    await visitor.get(path);
    const done = await visitor.submit({ from: 'all-surveys' }, { button: 'No surveys from' });
    expect(done.heading).toBe('You asked for no surveys from Northmoor Council');
    expect(await refuses(1)).toBe(true);
    expect((await visitor.get(path)).heading).toBe('You asked for no surveys from Northmoor Council');
    const again = await visitor.follow(await visitor.submit({}, { button: 'Get surveys again' }));
    expect(again.heading).toBe('Which messages do you want to stop?');
    expect([await refuses(1), await optedOut(1)]).toEqual([false, false]);
    expect((await visitor.get(`${path}/undoing`)).status).toBe(404);
  });

  it('works for a survey that is over, and says nothing about who has answered', async () => {
    const path = `/opt-out/${await tokenOf(1)}`;
    const page = async () => {
      const { html } = await aVisitor(app).get(path);
      return html.replace(/(name="_csrf" value=")[^"]*/g, '$1').replace(/nonce="[^"]*"/g, '');
    };
    const before = await page();
    await app.get(CampaignRoster, { strict: false }).markAnswered(campaign.participantIds[1]!);
    await app.get(Database).execute("UPDATE campaign SET state = 'closed' WHERE id = ?", [campaign.id]);
    expect(await page()).toBe(before);
    expect((await aVisitor(app).post(path, { from: 'all-surveys' })).status).toBe(200);
    expect(await refuses(1)).toBe(true);
  });

  it('speaks the language of the email until another is chosen', async () => {
    const page = await aVisitor(app).get(`/opt-out/${await tokenOf(0)}`);
    expect(page.heading).toBe('Pa negeseuon yr hoffech eu stopio?');
  });

  it("a mail program's one click needs neither cookie nor form token, and means this survey", async () => {
    const reply = await app.inject({
      method: 'POST',
      url: `/opt-out/${await tokenOf(2)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect(reply.statusCode).toBe(200);
    expect([await optedOut(2), await refuses(2)]).toEqual([true, false]);
  });

  it('a link that is wrong or cut in two gets a kind page with a way to a new one', async () => {
    for (const path of ['/opt-out/abc', `/opt-out/${'x'.repeat(43)}`]) {
      const page = await aVisitor(app).get(path);
      expect(page).toMatchObject({ status: 404, heading: 'This link can’t be used' });
      expect(page.$('main a[href="/link-again"]')).toHaveLength(1);
    }
  });

  it('HR reads both emails in both languages', async () => {
    const hr = await signInAs(app, 'hr');
    const page = await hr.get(`/campaigns/${campaign.id}/emails`);
    expect(page.text).toContain('Your view on digital skills at Northmoor Council (10 minutes)');
    expect(page.text).toContain('Annwyl Carys Price');
    expect(page.text).toContain('nobody is told who has answered');
  });
});
