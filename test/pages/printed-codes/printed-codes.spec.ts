import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignRoster } from '../../../src/features/campaigns/index.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { PrintedCodesWebModule } from '../../../src/features/printed-codes/web/printed-codes-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft } from '../../support/a-campaign.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const staff = [
  { name: 'Carys Llŷr', email: null, language: 'cy' as const },
  { name: 'Tom Reed', email: null },
  { name: 'Ann Hill', email: 'ann@northmoor.example' },
];

describe('HR prints codes', () => {
  let app: NestFastifyApplication;
  let campaign: CampaignAmong;
  let hr: SignedInClient;
  let path: string;

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp([
      WebModule,
      AccountsAccessModule,
      CampaignsWebModule,
      PrintedCodesWebModule,
      InvitationsWebModule,
    ]);
    campaign = await aCampaignAmong(app, staff);
    path = `/campaigns/${campaign.id}/printed-codes`;
    hr = await signInAs(app, 'hr');
  });
  afterAll(() => app?.close());

  const audited = () =>
    app.get(Database).query("SELECT * FROM audit_entry WHERE action LIKE 'printed-codes.%'");
  const values = (page: { $: SignedInClient['page']['$'] }) =>
    page
      .$('.app-stat__value')
      .map((_, one) => page.$(one).text())
      .get();

  it('sees how many people have no email, by workplace, and is the only one who may', async () => {
    const page = await hr.get(path);
    expect(page).toMatchObject({ status: 200, heading: 'Printed codes for people without email' });
    expect(values(page)).toEqual(['2', '0', '2']);
    expect(page.text).toContain('Waste Operations (no workplace given) 2 0');
    const leader = await signInAs(app, 'leader');
    expect((await leader.get(path)).status).toBe(403);
    expect((await leader.post(path, {})).status).toBe(403);
    expect((await leader.post(`${path}/people`, { wanted: 'Tom' })).status).toBe(403);
    expect((await leader.post(`${path}/voidings`, { participantId: 1 })).status).toBe(403);
  });

  it('gets the file as the reply to the form, once', async () => {
    await hr.get(path);
    const file = await hr.submit();
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(String(file.headers['content-disposition'])).toMatch(
      /attachment; filename="printed-codes-\d+\.pdf"/,
    );
    expect(file.html.slice(0, 5)).toBe('%PDF-');
    expect(file.html).toMatch(/%%EOF\s*$/);
  });

  it('can’t get it again: the same form, sent again, says what to do', async () => {
    const page = await hr.get(path);
    expect(values(page)).toEqual(['2', '2', '0']);
    const form = {
      ...Object.fromEntries(
        page
          .$('form[action$="printed-codes"]')
          .serializeArray()
          .map(({ name, value }) => [name, value]),
      ),
      cardsFor: 'again',
      'places[]': page.$('input[name="places[]"]').attr('value') as string,
    };
    expect((await hr.post(path, form)).headers['content-type']).toBe('application/pdf');
    const before = (await audited()).length;
    await hr.get(path);
    const again = await hr.post(path, {
      ...form,
      _csrf: String(hr.page.$('input[name=_csrf]').first().attr('value')),
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain('This file was made already and can’t be fetched again.');
    expect(await audited()).toHaveLength(before);
    for (const address of [`${path}/1`, `${path}/1.pdf`, `${path}/people`]) {
      expect((await hr.get(address)).status).toBe(404);
    }
  });

  it('is told where the form is not complete, and keeps what was chosen', async () => {
    await hr.get(path);
    const nothing = await hr.submit({ edition: 'huge' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Choose whom the cards are for');
    expect(nothing.text).toContain('Choose how the cards are printed');
    await hr.get(path);
    const unticked = await hr.submit({ cardsFor: 'again', edition: 'large' });
    expect(unticked.text).toContain('Tick the workplaces whose cards are to be made again');
    expect(unticked.$('input[value=again]').attr('checked')).toBeDefined();
    expect(unticked.$('input[value=large]').attr('checked')).toBeDefined();
    const nobody = await hr.submit({ cardsFor: 'without-card' });
    expect(nobody.text).toContain('There is nobody without email and without a card there.');
  });

  it('finds one person by name or staff number, and sees name and department, nothing else', async () => {
    await app.get(CampaignRoster, { strict: false }).markAnswered(campaign.participantIds[1] as number);
    await hr.get(path);
    const found = await hr.submit({ wanted: 'reed' }, { button: 'Find' });
    expect(found.$('.app-person')).toHaveLength(1);
    expect(found.$('.app-person__name').text()).toBe('Tom Reed');
    expect(found.$('.app-person__department').text()).toBe('Waste Operations');
    const all = await hr.post(`${path}/people`, { wanted: 'l' });
    expect(all.text).toContain('Type at least two letters');
    const [carys, ann] = await Promise.all(
      ['Carys', 'Ann'].map(
        async (wanted) => (await hr.post(`${path}/people`, { wanted })).$('.app-person').html() ?? '',
      ),
    );
    const same = (html: string) =>
      html.replace(/value="[^"]*"/g, '').replace(/Carys Llŷr|Ann Hill|Tom Reed/g, 'Name');
    expect(same(carys!)).toBe(same(ann!));
    expect(same(found.$('.app-person').html() ?? '')).toBe(same(ann!));
    const number = await hr.post(`${path}/people`, { wanted: '%%' });
    expect(number.text).toContain('Nobody on this campaign’s list');
  });

  it('makes or voids one card, with the same answer for one that was used', async () => {
    const answers: string[] = [];
    for (const wanted of ['Tom Reed', 'Carys', 'Ann']) {
      await hr.post(`${path}/people`, { wanted });
      const card = await hr.submit({}, { form: '.app-person form', button: 'Make a card' });
      expect(card.headers['content-type']).toBe('application/pdf');
      await hr.post(`${path}/people`, { wanted });
      const done = await hr.follow(await hr.submit({}, { form: '.app-person form', button: 'Void cards' }));
      answers.push(done.$('.app-notice').text().replace(/\s+/g, ' '));
    }
    expect(answers[0]).toContain('Cards of this person no longer work');
    expect(new Set(answers).size).toBe(1);
    const entries = JSON.stringify(await audited());
    expect(entries.match(/participant/g)).toHaveLength(6);
    for (const { name } of staff) expect(entries).not.toContain(name);
  });

  it('lists the files made so far by number and day', async () => {
    const page = await hr.get(path);
    const rows = page
      .$('#sheets tbody tr')
      .map((_, row) => page.$(row).text().replace(/\s+/g, ' ').trim())
      .get();
    expect(rows).toHaveLength(5);
    expect(rows[4]).toMatch(/^\d+ \w+ \d{4} at \d\d:\d\d 2 12 point$/);
  });

  it('reads it in Welsh too', async () => {
    hr.cookies.set('language', 'cy');
    expect((await hr.get(path)).heading).toBe('Codau printiedig i bobl heb e-bost');
    hr.cookies.delete('language');
  });

  it('knows before a launch how many cards it will be, and where', async () => {
    const id = await aDraft(app);
    const preflight = await hr.get(`/campaigns/${id}/preflight`);
    expect(preflight.text).toContain(
      '2 people have no email address: print their codes once the campaign is open',
    );
    const link = preflight.$('a[href$="/printed-codes"]').first();
    const page = await hr.get(link.attr('href') as string);
    expect(page.text).toContain(
      'as soon as the campaign is open. 2 people would need one if it were launched now.',
    );
    expect(page.$('main form')).toHaveLength(0);
    const early = await hr.post(page.path, {
      form: crypto.randomUUID(),
      cardsFor: 'without-card',
      edition: 'normal',
    });
    expect(early).toMatchObject({ status: 422 });
    expect(early.text).toContain('Cards can be made and voided while the campaign is open.');
  });
});
