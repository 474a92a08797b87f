import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft, aKeyFolder, anOpenCampaign } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const template = '00000000-0000-4000-8000-00000000000a';

describe('Text messages and letters of a campaign', () => {
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  let id: number;
  const page = () => hr.get(`/campaigns/${id}/channels`);
  const preflight = async () => (await hr.get(`/campaigns/${id}/preflight`)).text;
  const set = (changes: Partial<Configuration>) => Object.assign(app.get(Configuration), changes);

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, CampaignsWebModule, InvitationsWebModule]);
    hr = await signInAs(app, 'hr');
    await aCouncil(app.get(Database));
    // Home Care: four without email; two have a mobile number, one of these and another an address, one nothing.
    const set = (at: number, columns: string) =>
      app.get(Database).execute(`UPDATE person SET ${columns} WHERE external_id = 'home-care-${at}'`);
    await set(0, "mobile = '+447700900000'");
    await set(1, "mobile = '+447700900001', postal_address = '1 High Street\\nNM1 1AA'");
    await set(2, "postal_address = '2 High Street\\nNM1 1AA'");
    id = await aDraft(app);
  });
  afterAll(() => app?.close());

  it('are not allowed until HR allows them, and the check before launch says that they could be', async () => {
    expect(await preflight()).toContain('3 people without email could be invited by text message or letter');
    const { $, text } = await page();
    expect(text).toContain('Text messages are not set up');
    expect(text).toContain('Letters are not set up');
    expect(
      $('#ways tbody tr')
        .map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
        .get(),
    ).toEqual(['Email 60', 'Text message 0', 'Letter 0', 'Not from here: they need a printed code 4']);
    expect(text).toContain('mobile numbers for 2 of them');
    expect($('input[name=text]').attr('checked')).toBeUndefined();
  });

  it('do not go while Notify is not set up, and the check says so', async () => {
    await page();
    const saved = await hr.submit({ text: 'yes', letter: 'yes', reminderLetters: '1' });
    expect(saved.location).toBe(`/campaigns/${id}/channels?done=saved`);
    expect(await preflight()).toContain('GOV.UK Notify is not set up for them: they would not be sent');
  });

  it('are counted with what they cost, and whom nothing reaches', async () => {
    set({ notifyApiKey: 'k', notifyTextTemplateId: template, notifyLetterTemplateId: template });
    const { $, text } = await page();
    expect(text).not.toContain('not set up');
    expect(
      $('#ways tbody tr')
        .map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
        .get(),
    ).toEqual([
      'Email 60',
      'Text message 2 4 parts of text messages',
      'Letter 1 1 letter of one sheet',
      'Not from here: they need a printed code 1',
    ]);
    expect($('select[name=reminderLetters] option[selected]').text()).toBe('The first one');
    expect(text).toContain('Northmoor Council: tell us about digital skills at work');
    expect(text).toContain('127.0.0.1:3000/c');
    expect(await preflight()).toContain(
      'Text messages: 2 (4 parts). Letters: 1. People whom nothing reaches: 1',
    );
  });

  it('come back with a fault for a number of letters that is none', async () => {
    await page();
    const again = await hr.submit({ letter: [], reminderLetters: '9' });
    expect(again.status).toBe(422);
    expect(again.$('.govuk-error-summary').text()).toContain('from none to 4');
    expect(again.$('input[name=text]').attr('checked')).toBeDefined();
    expect(again.$('input[name=letter]').attr('checked')).toBeUndefined();
  });

  it('are written into the audit, and speak Welsh', async () => {
    const rows = await app
      .get(Database)
      .query<{ detail: string }>("SELECT detail FROM audit_entry WHERE action = 'campaign.channels'");
    expect(JSON.stringify(rows)).toContain('reminderLetters');
    hr.cookies.set('language', 'cy');
    expect((await page()).heading).toContain('Negeseuon testun a llythyrau');
    hr.cookies.delete('language');
  });

  it('are for HR only', async () => {
    const leader = await signInAs(app, 'leader');
    expect((await leader.get(`/campaigns/${id}/channels`)).status).toBe(403);
  });

  it('are fixed by the launch', async () => {
    aKeyFolder(app);
    id = await anOpenCampaign(app);
    const { $, text } = await page();
    expect(text).toContain('The launch has fixed these ways');
    expect($('form[action$=channels]')).toHaveLength(0);
    expect((await hr.post(`/campaigns/${id}/channels`, { text: 'yes' })).status).toBe(409);
  });
});
