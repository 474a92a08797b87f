import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignClosing, CampaignEvents, CampaignRates } from '../../../src/features/campaigns/index.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aKeyFolder, anOpenCampaign } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('HR watches an open campaign', () => {
  let app: NestFastifyApplication;
  let database: Database;
  let hr: SignedInClient;
  let id: number;

  const service = <Service>(type: new (...parts: never[]) => Service) =>
    app.get<Service>(type, { strict: false });

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, CampaignsWebModule]);
    database = app.get(Database);
    hr = await signInAs(app, 'hr');
    await aCouncil(database);
    aKeyFolder(app);
    service(CampaignEvents).onLaunched(async (campaignId) => {
      const sql =
        'SELECT id AS recipient_id, email AS address FROM participant WHERE campaign_id = ? ORDER BY id';
      const select = { sql, parameters: [campaignId] };
      await service(Ledger).intendMany({
        scope: `campaign:${campaignId}`,
        kind: 'invitation',
        sequence: 0,
        select,
      });
    });
    id = await anOpenCampaign(app);
  });
  afterAll(() => app?.close());

  it('sees who cannot be reached, as a count, and that rates come tomorrow', async () => {
    const live = await hr.get(`/campaigns/${id}`);
    expect(live.heading).toContain('Autumn survey 2026');
    expect(live.text).toContain('64 intended = 4 withheld + 60 to be sent');
    expect(live.text).toContain('The first figure comes tomorrow');
    expect(live.text).toContain('This page never shows who has answered.');
    expect(live.$(`a[href="/campaigns/${id}/reminders"]`).length).toBe(1);
  });

  it('sees rates of the departments that show them, and where the others count', async () => {
    await database.execute('UPDATE participant SET answered = 1 WHERE campaign_id = ? AND id % 2 = 0', [id]);
    await service(CampaignRates).note(id, '2026-11-20');
    const live = await hr.get(`/campaigns/${id}`);
    expect(live.text).toContain('50% have answered: 32 of 64');
    expect(live.text).toContain('At the end of 20 November 2026');
    expect(live.$('#departments').text()).not.toContain('Sensory team');
    expect(live.$('#hidden').text()).toContain('Sensory team');
    expect(live.$('#response').attr('value')).toBe('50');
  });

  it('gives people more time', async () => {
    await hr.get(`/campaigns/${id}/extension`);
    const refused = await hr.submit({ closesOn: '2020-01-01' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('must be later than the present one');
    const later = new Date(Date.now() + 60 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    const live = await hr.follow(await hr.submit({ closesOn: later }));
    expect(live.text).toContain('The campaign is now open until');
  });

  it('closes it after a page that says what that means', async () => {
    const confirm = await hr.get(`/campaigns/${id}/closing`);
    expect(confirm.text).toContain('All links stop working');
    const closing = await hr.follow(await hr.submit());
    expect(closing.text).toContain('The campaign is being closed');
    expect(closing.$('noscript').html()).toContain('refresh');
    await service(CampaignClosing).perform(id);
    const closed = await hr.get(`/campaigns/${id}`);
    expect(closed.text).toContain('Closed');
    expect(closed.$(`a[href="/campaigns/${id}/closing"]`).length).toBe(0);
    expect((await hr.post(`/campaigns/${id}/closing`)).status).toBe(409);
  });

  it('is led to what holds up a count', async () => {
    await database.execute("UPDATE campaign SET state = 'counting' WHERE id = ?", [id]);
    const counting = await hr.get(`/campaigns/${id}`);
    expect(counting.$(`a[href="/campaigns/${id}/disclosure-report"]`).text()).toContain(
      'how the count is going',
    );
  });

  it('is led to the figures once they are counted, and to the results once they are published', async () => {
    await database.execute("UPDATE campaign SET state = 'drafted' WHERE id = ?", [id]);
    const drafted = await hr.get(`/campaigns/${id}`);
    expect(drafted.$(`a[href="/campaigns/${id}/disclosure-report"]`).text()).toContain('sign');
    await database.execute("UPDATE campaign SET state = 'published' WHERE id = ?", [id]);
    expect((await hr.get(`/campaigns/${id}`)).$('main a[href="/results"]').length).toBe(1);
  });
});
