import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { Campaigns } from '../../../src/features/campaigns/index.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aPackVersion, aPlan } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('HR plans a campaign', () => {
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  let id: number;

  const packId = async () =>
    (await app.get(Database).query<{ id: number }>('SELECT id FROM pack_version'))[0]!.id;
  const { name, purpose, opensOn, closesOn, contact } = aPlan(0);
  const typed = {
    name,
    purpose,
    opensOn,
    closesOn,
    'contact[name]': contact.name,
    'contact[email]': contact.email,
  };

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, CampaignsWebModule]);
    hr = await signInAs(app, 'hr');
  });
  afterAll(() => app?.close());

  it('is told what to do first: people, then questions, then the campaign', async () => {
    expect((await hr.get('/campaigns')).text).toContain('Import your staff directory first');
    await aCouncil(app.get(Database));
    expect((await hr.get('/campaigns')).text).toContain('Load a question pack first');
    await aPackVersion(app);
    const list = await hr.get('/campaigns');
    expect(list.text).toContain('Plan your first campaign');
    expect(list.$('a[href="/campaigns/new"]').text()).toContain('Plan a campaign');
  });

  it('gets the form back with everything typed where something is missing', async () => {
    await hr.get('/campaigns/new');
    const again = await hr.submit({ ...typed, name: '', k: '3', closesOn: '2026-02-30' });
    expect(again.status).toBe(422);
    expect(again.title).toMatch(/^Error: /);
    const summary = again.$('.govuk-error-summary').text();
    expect(summary).toContain('Enter a name of up to 120 characters');
    expect(summary).toContain('Enter a whole number from 5 to 50');
    expect(summary).toContain('Enter a real last day');
    expect(again.$('textarea[name=purpose]').text().trim()).toBe(purpose);
  });

  it('can’t end a campaign before it begins', async () => {
    await hr.get('/campaigns/new');
    const again = await hr.submit({ ...typed, closesOn: '2020-01-01' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('The last day must not be before the first day');
  });

  it('saves a draft and finds it again with all its fields', async () => {
    await hr.get('/campaigns/new');
    const saved = await hr.submit({ ...typed, 'employmentTypes[]': ['permanent'] });
    expect(saved.location).toMatch(/^\/campaigns\/\d+\?done=saved$/);
    id = Number(/\d+/.exec(saved.location!)![0]);
    const draft = await hr.follow(saved);
    expect(draft.text).toContain('The draft is saved.');
    expect(draft.$('input[name="contact[name]"]').val()).toBe(contact.name);
    expect(draft.$('input[name="employmentTypes[]"]:checked').val()).toBe('permanent');
    expect(await app.get(Campaigns, { strict: false }).summary(id)).toMatchObject({
      k: 10,
      audience: { departmentIds: null, employmentTypes: ['permanent'] },
    });
  });

  it('changes the draft, in either language', async () => {
    await hr.get(`/campaigns/${id}`);
    const saved = await hr.submit({ nameCy: 'Arolwg yr hydref', 'employmentTypes[]': [] });
    expect(saved.status).toBe(303);
    hr.cookies.set('language', 'cy');
    const welsh = await hr.get(`/campaigns/${id}`);
    hr.cookies.delete('language');
    expect(welsh.heading).toContain('Arolwg yr hydref');
    expect(welsh.text).toContain('Gwirio cyn lansio');
  });

  it('looks at everything before the launch', async () => {
    const before = await hr.get(`/campaigns/${id}/preflight`);
    expect(before.text).toContain('people in 6 departments will be asked');
    expect(before.text).toContain('4 people have no email address');
    expect(before.text).toContain('1 job family has no targets of its own');
    expect(before.text).toContain('Lifeguard (21)');
    expect(before.text).toContain('Sensory team (Adult Social Care)');
    expect(before.text).toContain('Unions not consulted yet');
    expect(before.text).toContain('Likely to show at 40, 55 and 70% response');
  });

  it('answers what only people can answer', async () => {
    await hr.get(`/campaigns/${id}/preflight`);
    const wrong = await hr.submit({ unionsConsultedOn: 'last week' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter a real date');
    const saved = await hr.submit({ unionsConsultedOn: '2026-09-14', impactAssessed: 'yes' });
    const page = await hr.follow(saved);
    expect(page.text).toContain('Unions consulted on 14 September 2026');
    expect(page.text).toContain('Equality and Welsh-language impact assessed');
  });

  it('launches only with a reason for what is missing and with the purpose confirmed', async () => {
    await hr.get(`/campaigns/${id}/launch`);
    expect((await hr.submit({ purposeLimitConfirmed: 'yes' })).text).toContain('Say why you launch although');
    await hr.get(`/campaigns/${id}/launch`);
    expect((await hr.submit({ reason: 'Agreed by the board' })).text).toContain('used for nothing else');
    const launched = await hr.submit({ purposeLimitConfirmed: 'yes' });
    const waiting = await hr.follow(launched);
    expect(waiting.text).toContain('The campaign is being launched.');
    expect(waiting.$('noscript').html()).toContain('http-equiv="refresh"');
    const entry = (
      await app.get(Database).query("SELECT detail FROM audit_entry WHERE action = 'campaign.launch'")
    )[0];
    expect(JSON.stringify(entry)).toContain('Agreed by the board');
  });

  it('can’t launch or change it twice', async () => {
    expect(
      (await hr.post(`/campaigns/${id}/launch`, { reason: 'x', purposeLimitConfirmed: 'yes' })).status,
    ).toBe(409);
    expect((await hr.get(`/campaigns/${id}/launch`)).location).toBe(`/campaigns/${id}`);
  });

  it('calls off a launch that waits for its day, and cancels a draft', async () => {
    await hr.get('/campaigns/new');
    const saved = await hr.follow(await hr.submit({ ...typed, opensOn: closesOn }));
    const path = saved.$('main form').first().attr('action')!;
    await hr.get(`${path}/launch`);
    await hr.submit({ reason: 'Agreed', purposeLimitConfirmed: 'yes' });
    const waiting = await hr.get(path);
    expect(waiting.text).toContain('will be launched on');
    await hr.submit({}, { button: 'Call the launch off' });
    await hr.get(`${path}/cancellation`);
    expect((await hr.submit()).location).toBe('/campaigns');
    expect((await hr.get(path)).text).toContain('cancelled before it was launched');
  });

  it('is not launched for fewer people than stand behind a figure, and the list says what to do', async () => {
    const [team] = await app.get(Database).query("SELECT id FROM department WHERE name = 'Sensory team'");
    await hr.get('/campaigns/new');
    const chosen = { 'departmentIds[]': [String(team!['id'])], k: '5' };
    const saved = await hr.post('/campaigns', { ...typed, ...chosen, packVersionId: String(await packId()) });
    const path = saved.location!.split('?')[0]!;
    const list = await hr.get(`${path}/preflight`);
    expect(list.text).toContain('Only 4 people belong to this audience, fewer than the 5 behind any figure.');
    expect(list.text).toContain('Ask at least 5 people');
    expect(list.$(`a[href="${path}/launch"]`)).toHaveLength(0);
    const refused = await hr.post(`${path}/launch`, { reason: 'Urgent', purposeLimitConfirmed: 'yes' });
    expect(refused.location).toBe(`${path}/preflight`);
    hr.cookies.set('language', 'cy');
    expect((await hr.get(`${path}/preflight`)).text).toContain('Dim ond 4 o bobl sydd yn y gynulleidfa hon');
    await app
      .get(Database)
      .execute("UPDATE campaign SET launch_problem = 'too-few' WHERE id = ?", [path.split('/').pop()]);
    expect((await hr.get(path)).text).toContain('Roedd llai o bobl yn y gynulleidfa');
    hr.cookies.delete('language');
    expect((await hr.get(path)).text).toContain('Fewer people belonged to the audience');
  });

  it('is not for leaders, and unknown campaigns are not found', async () => {
    const leader = await signInAs(app, 'leader');
    expect((await leader.get('/campaigns')).status).toBe(403);
    expect((await hr.get('/campaigns/999')).status).toBe(404);
    expect((await hr.get('/campaigns/first')).status).toBe(404);
  });
});
