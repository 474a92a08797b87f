import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AnsweringWebModule } from '../../../src/features/answering/web/answering-web.module.js';
import { MyPlanWebModule } from '../../../src/features/learning/web/my-plan-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft, aKeyFolder, aPackVersion } from '../../support/a-campaign.js';
import { defaultPack } from '../../support/an-invitation.js';
import type { Fields, Visited } from '../../support/page-client.js';
import { aVisitor, signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

let app: NestFastifyApplication;
let hr: SignedInClient;
let base: string;

beforeAll(async () => {
  app = await aTestApp([WebModule, AccountsAccessModule, AnsweringWebModule, MyPlanWebModule]);
  aKeyFolder(app);
  base = `/campaigns/${await aDraft(app, { packVersionId: await aPackVersion(app, defaultPack) })}/try`;
  hr = await signInAs(app, 'hr');
});
afterAll(() => app?.close());

/** Faults that a machine can see: what axe calls label, form-field-multiple-labels, fieldset, duplicate-id, heading. */
function markupFaults({ $ }: Visited): string[] {
  const ids = $('[id]')
    .toArray()
    .map((element) => $(element).attr('id') as string);
  const fields = $('main input:not([type=hidden]), main select').toArray();
  const radios = $('input[type=radio]').toArray();
  const described = $('[aria-describedby], [aria-labelledby]').toArray();
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id ${id} twice`),
    ...fields
      .filter((field) => $(`label[for="${$(field).attr('id')}"]`).length !== 1)
      .map((field) => `no label: ${$(field).attr('name')}`),
    ...radios
      .filter((radio) => $(radio).closest('fieldset').find('> legend').length !== 1)
      .map((radio) => `no legend: ${$(radio).attr('name')}`),
    ...described
      .flatMap((element) =>
        `${$(element).attr('aria-describedby') ?? ''} ${$(element).attr('aria-labelledby') ?? ''}`.split(' '),
      )
      .filter((id) => id !== '' && !ids.includes(id))
      .map((id) => `nothing is called ${id}`),
    ...($('h1').length === 1 ? [] : [`${$('h1').length} h1`]),
    ...($('html').attr('lang') ? [] : ['no language']),
  ];
}

describe('Trying a survey out', () => {
  it('walks HR through any family’s questions to the result page, well marked up in both languages', async () => {
    for (const language of ['en', 'cy']) {
      hr.cookies.set('language', language);
      await hr.get(base);
      let page = await hr.follow(await hr.get(`${base}/begin?family=managers-and-leaders&leader=yes`));
      const seen = [page.heading];
      for (let part = 1; part < 12 && page.$('form#answers .app-onwards').length > 0; part += 1) {
        expect([page.heading, markupFaults(page)]).toEqual([page.heading, []]);
        const skill: Fields =
          page.$('input[name=level-spreadsheets]').length > 0 ? { 'level-spreadsheets': '0' } : {};
        page = await hr.submit(skill, { form: '#answers' });
        seen.push(page.heading);
      }
      expect(seen).toHaveLength(9);
      expect([page.heading, markupFaults(page)]).toEqual([page.heading, []]);
      const result = await hr.submit({}, { form: `form[action$="/result"]` });
      expect(result.$('.app-gap')).toHaveLength(1);
      expect(markupFaults(result)).toEqual([]);
      expect(result.$('.app-key')).toHaveLength(0);
    }
  });

  it('stores nothing', async () => {
    const tables =
      'answer_session, ballot, plan, withdrawal, participant, invitation_token, audit_entry, campaign';
    const before = await app.get(Database).query(`CHECKSUM TABLE ${tables}`);
    await hr.get(`${base}/-/information`);
    await hr.submit({ 'level-finding-information': '2' }, { form: '#answers' });
    await hr.post(`${base}/-/check`);
    await hr.post(`${base}/-/result`, { carried: 'nonsense' });
    expect(await app.get(Database).query(`CHECKSUM TABLE ${tables}`)).toEqual(before);
  });

  it('goes back to a page with what was ticked on the way', async () => {
    await hr.get(`${base}/-/information`);
    const next = await hr.submit({ 'level-finding-information': '2' }, { form: '#answers' });
    const carried = String(next.$('input[name=carried]').attr('value'));
    const back = await hr.post(`${base}/-/information`, { carried, show: 'yes' });
    expect(back.$('input[name=level-finding-information][value=2]').attr('checked')).toBeDefined();
  });

  it('is for HR alone, and knows the families of the pack', async () => {
    const leader = await signInAs(app, 'leader');
    expect((await leader.get(base)).status).toBe(403);
    expect((await aVisitor(app).get(base)).location).toContain('/sign-in');
    expect((await hr.get(`${base}/pirates/information`)).status).toBe(404);
    expect((await hr.get(`${base}/-/no-such-page`)).status).toBe(404);
  });
});
