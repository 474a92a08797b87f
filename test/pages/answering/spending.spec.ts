import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AnsweringWebModule } from '../../../src/features/answering/web/answering-web.module.js';
import { MyPlanWebModule } from '../../../src/features/learning/web/my-plan-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { answerAll, answerAndSend, aRespondent, begin } from '../../support/a-respondent.js';
import { anInvitedCouncil, type Invited } from '../../support/an-invitation.js';
import { PageClient } from '../../support/page-client.js';
import { aTestApp } from '../../support/test-app.js';

let app: NestFastifyApplication;
let invited: Invited;
let next = 0;

beforeAll(async () => {
  app = await aTestApp([WebModule, AccountsAccessModule, AnsweringWebModule, MyPlanWebModule]);
  invited = await anInvitedCouncil(app);
});
afterAll(() => app?.close());

/** Every fifth of the council speaks Welsh; these don't. */
const somebody = () => {
  next += next % 5 === 4 ? 2 : 1;
  return aRespondent(app, invited.staff[next] as number);
};

async function rows(table: string): Promise<number> {
  const [row] = await app.get(Database).query<{ n: number | string }>(`SELECT COUNT(*) AS n FROM ${table}`);
  return Number(row?.n);
}

const withoutTokens = (html: string) =>
  html.replace(/(name="_csrf" value=")[^"]*/g, '$1').replace(/\/s\/[\w-]+/g, '');

describe('A personal link', () => {
  it('is spent by sending, and by nothing else: scanners may open every page', async () => {
    const person = await somebody();
    await begin(person);
    const tables = ['answer_session', 'ballot', 'plan', 'withdrawal', 'invitation_token'];
    const checksums = () => app.get(Database).query(`CHECKSUM TABLE ${tables.join(', ')}, participant`);
    const before = await checksums();
    const pages = [
      person.link,
      '/answer/information',
      '/answer/culture',
      '/answer/check',
      '/answer/later',
      '/plan',
    ];
    for (const path of [...pages, '/confidentiality', '/submissions', `${person.link}?again=yes`]) {
      await person.browser.get(path);
      await app.inject({ method: 'HEAD', url: path, headers: { cookie: person.browser.cookie } });
    }
    expect(await checksums()).toEqual(before);
    expect((await new PageClient(app).get(person.link)).status).toBe(200);
  });

  it('gives one page when it is wrong, spent or of nobody, whatever the reason', async () => {
    const person = await somebody();
    await answerAndSend(person);
    const spent = await new PageClient(app).get(person.link);
    const wrong = await new PageClient(app).get(`/s/${'x'.repeat(43)}`);
    const short = await new PageClient(app).get('/s/abc');
    expect(spent.heading).toBe('This link can’t be used');
    expect(spent.text).toContain('If you have already answered, thank you');
    expect([spent.status, wrong.status, short.status]).toEqual([404, 404, 404]);
    expect(withoutTokens(wrong.html)).toBe(withoutTokens(spent.html));
    expect(withoutTokens(short.html)).toBe(withoutTokens(spent.html));
    const pressed = await person.browser.post(person.link, {}, { from: person.link });
    expect(withoutTokens(pressed.html)).toBe(withoutTokens(spent.html));
  });
});

describe('Sending answers', () => {
  it('twice is sending once, and shows the same result', async () => {
    const person = await somebody();
    const ballots = await rows('ballot');
    const { key, result } = await answerAndSend(person, { 'level-spreadsheets': '1' });
    const again = await person.browser.post('/submissions', { planKey: key });
    const afterwards = await new PageClient(app).post('/submissions', { planKey: key }, { from: '/plan' });
    expect(await rows('ballot')).toBe(ballots + 1);
    for (const page of [result, again, afterwards]) expect(page.heading).toBe('Your result');
    expect(withoutTokens(again.html)).toBe(withoutTokens(result.html));
  });

  it('at the same moment fifty times leaves exactly one ballot', async () => {
    const person = await somebody();
    await begin(person);
    await answerAll(person);
    const ballots = await rows('ballot');
    const browser = person.browser;
    const tokens = await Promise.all(
      Array.from({ length: 50 }, () =>
        app.inject({ url: '/answer/check', headers: { cookie: browser.cookie } }),
      ),
    );
    const sent = tokens.map((check) => {
      const [, planKey = ''] = /name="planKey" value="([^"]+)"/.exec(check.body) ?? [];
      const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(check.body) ?? [];
      const payload = new URLSearchParams({ planKey, _csrf: csrf }).toString();
      const headers = { cookie: browser.cookie, 'content-type': 'application/x-www-form-urlencoded' };
      return app.inject({ method: 'POST', url: '/submissions', headers, payload });
    });
    const statuses = (await Promise.all(sent)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    expect(await rows('ballot')).toBe(ballots + 1);
  });

  it('from a second browser after the first has sent is answered kindly', async () => {
    const first = await somebody();
    const second = { ...first, browser: new PageClient(app) };
    await begin(first);
    await begin(second);
    await answerAll(second);
    const ballots = await rows('ballot');
    await answerAll(first);
    await first.browser.submit({}, { button: 'Send my answers' });
    const late = await second.browser.submit({}, { button: 'Send my answers' });
    expect(late.heading).toBe('These answers can’t be sent now');
    expect(late.text).toContain('thank you');
    expect((await second.browser.get('/answer/information')).heading).toBe(
      'There is nothing to answer here now',
    );
    expect(await rows('ballot')).toBe(ballots + 1);
  });

  it('needs a form of our own: an old one is shown again with what was ticked', async () => {
    const person = await somebody();
    await begin(person);
    const old = await person.browser.post('/answer/information', { 'level-spreadsheets': '3', _csrf: 'old' });
    expect(old.status).toBe(422);
    expect(old.text).toContain('What you ticked is still here');
    expect(old.$('input[name=level-spreadsheets][value=3]').attr('checked')).toBeDefined();
    const saved = await person.browser.submit({}, { form: '#answers' });
    expect(saved.status).toBe(303);
    const key = await answerAll(person);
    const ballots = await rows('ballot');
    const expired = await person.browser.post('/submissions', { planKey: key, _csrf: 'old' });
    expect(expired.text).toContain('nothing was sent');
    expect(await rows('ballot')).toBe(ballots);
    expect((await person.browser.submit({}, { button: 'Send my answers' })).heading).toBe('Your result');
  });

  it('ends with the survey: drafts and open pages of a closed one are nothing', async () => {
    const person = await somebody();
    await begin(person);
    const key = await answerAll(person);
    await app
      .get(Database)
      .execute("UPDATE campaign SET state = 'closing' WHERE id = ?", [invited.campaignId]);
    const late = await person.browser.post('/submissions', { planKey: key });
    expect(late.heading).toBe('These answers can’t be sent now');
    expect((await person.browser.get(person.link)).heading).toBe('This link can’t be used');
    await app.get(Database).execute("UPDATE campaign SET state = 'open' WHERE id = ?", [invited.campaignId]);
  });
});
