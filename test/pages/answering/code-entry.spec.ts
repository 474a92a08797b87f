import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AnsweringWebModule } from '../../../src/features/answering/web/answering-web.module.js';
import { PrintedCodes } from '../../../src/features/printed-codes/index.js';
import { MyPlanWebModule } from '../../../src/features/learning/web/my-plan-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { answerAll, answerAndSend, aRespondent } from '../../support/a-respondent.js';
import { anInvitedCouncil, type Invited } from '../../support/an-invitation.js';
import { PageClient } from '../../support/page-client.js';
import { printedCodes } from '../../support/printed-cards.js';
import { aTestApp } from '../../support/test-app.js';

describe('The code of a printed card', () => {
  let app: NestFastifyApplication;
  let invited: Invited;
  /** Participants without email, each with the code of their card. */
  let cards: [participantId: number, code: string][];

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, AnsweringWebModule, MyPlanWebModule]);
    invited = await anInvitedCouncil(app);
    cards = [...(await printedCodes(app, invited.campaignId))];
  });
  afterAll(() => app?.close());

  const enter = async (code: string, browser = new PageClient(app)) => {
    await browser.get('/c');
    return { browser, page: await browser.submit({ code }) };
  };
  const tables = ['answer_session', 'ballot', 'printed_code', 'participant'];
  const checksums = () => app.get(Database).query(`CHECKSUM TABLE ${tables.join(', ')}`);
  const rows = async (table: string) =>
    Number((await app.get(Database).query<{ n: string }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
  const withoutTokens = (html: string) => html.replace(/(name="_csrf" value=")[^"]*/g, '$1');

  it('is asked for on a page at a short address, and shows the start page; nothing changes', async () => {
    const before = await checksums();
    const [, code] = cards[1]!;
    const { browser, page } = await enter(code.toLowerCase().replaceAll('-', ' '));
    expect(page).toMatchObject({ status: 200, heading: 'Autumn survey 2026', location: null });
    expect(page.text).toContain('Your answers count under: Home Care');
    expect(page.text).toContain('Your code is personal only so that each person answers once');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.$('a, form').toString()).not.toContain(`${code}`);
    const addresses = page
      .$('[href], [action], [src]')
      .map((_, one) => `${page.$(one).attr('href')} ${page.$(one).attr('action')}`)
      .get();
    expect(addresses.join(' ')).not.toContain(code.slice(0, 4));
    expect(browser.cookies.has('answering')).toBe(false);
    expect(await checksums()).toEqual(before);
  });

  it('leads from Start through every page to sending, which spends it', async () => {
    const [participantId, code] = cards[1]!;
    const { browser } = await enter(code);
    const first = await browser.submit({}, { button: 'Start' });
    expect(first.location).toMatch(/^\/answer\//);
    await browser.follow(first);
    const ballots = await rows('ballot');
    const person = { browser, token: '', link: '/c' };
    const planKey = await answerAll(person);
    expect((await browser.post('/submissions', { planKey })).heading).toBe('Your result');
    expect(await rows('ballot')).toBe(ballots + 1);
    expect((await enter(code)).page).toMatchObject({ status: 404, heading: 'This code can’t be used' });
    const link = await aRespondent(app, participantId);
    expect((await link.browser.get(link.link)).heading).toBe('This link can’t be used');
  });

  it('and a link of the same person are one way in: who has answered by link has no use for the card', async () => {
    const [participantId, code] = cards[2]!;
    await answerAndSend(await aRespondent(app, participantId));
    expect((await enter(code)).page.status).toBe(404);
  });

  it('wrong, revoked, spent: one page, to the letter', async () => {
    const [participantId, revoked] = cards[3]!;
    await printedCodes(app, invited.campaignId, { kind: 'one', participantId });
    const pages = await Promise.all(
      [cards[1]![1], revoked, '7K3M-Q0AB-1XYZ'].map(async (code) => (await enter(code)).page),
    );
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(pages.map(({ html }) => withoutTokens(html))).size).toBe(1);
    expect(pages[0]!.text).toContain('If you have already answered, thank you.');
    expect(pages[0]!.$('a[href="/c"]')).toHaveLength(1);
    const { browser } = await enter(revoked);
    const pressed = await browser.post('/c/start', { code: revoked });
    expect(withoutTokens(pressed.html)).toBe(withoutTokens(pages[0]!.html));
  });

  it('that can be none is told so, and what was typed stays', async () => {
    const { page } = await enter('7K3M-Q0A');
    expect(page.status).toBe(422);
    expect(page.text).toContain('This is not a whole code');
    expect(page.$('input[name=code]').attr('value')).toBe('7K3M-Q0A');
    expect((await enter('')).page.text).toContain('Type the code on your card');
    expect((await enter('<b>"x"</b>')).page.$('input[name=code]').attr('value')).toBe('<b>"x"</b>');
  });

  it('survives a page that was open for too long', async () => {
    const [, code] = cards[0]!;
    const { browser } = await enter(code);
    const late = await browser.post('/c/start', { code, _csrf: 'old' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Your code is still here');
    expect(late.$('input[name=code]').attr('value')).toBe(code);
    expect((await browser.submit()).text).toContain('Bydd eich atebion yn cyfrif o dan');
  });

  it('gets the page in the person’s language, and in another without typing it again', async () => {
    const [, code] = cards[0]!;
    const { browser, page } = await enter(code);
    expect(page.heading).toBe('Arolwg yr hydref 2026');
    expect(page.text).toContain('Mae eich cod yn un personol');
    const english = await browser.submit({}, { form: 'form.app-language', button: 'English' });
    expect(english.heading).toBe('Autumn survey 2026');
    const begun = await browser.follow(await browser.submit({}, { button: 'Start' }));
    expect(begun.$('html').attr('lang')).toBe('en');
  });

  it('never works by GET', async () => {
    const [, code] = cards[0]!;
    for (const address of [`/c?code=${code}`, `/c/${code}`, `/c/start?code=${code}`]) {
      const page = await new PageClient(app).get(address);
      expect(page.text).not.toContain('Home Care');
      expect(page.$('main').html()).not.toContain(code);
    }
  });

  it('is reached from the page of a link that can’t be used', async () => {
    const page = await new PageClient(app).get(`/s/${'x'.repeat(43)}`);
    expect(page.$('main a[href="/c"]').text()).toContain('printed card with a code');
  });

  it('is guessed slowly: failures are limited for one network address, codes that work are not', async () => {
    const { browser } = await enter('7K3M-Q0AB-1XYZ');
    let status = 404;
    for (let tries = 0; status === 404 && tries < 260; tries += 1) {
      ({ status } = await browser.post('/c', { code: '7K3M-Q0AB-1XYZ' }));
    }
    expect(status).toBe(429);
    const codes = await printedCodes(app, invited.campaignId, { kind: 'one', participantId: cards[0]![0] });
    expect((await enter(codes.get(cards[0]![0]) as string)).page.status).toBe(200);
    expect((await app.get(PrintedCodes, { strict: false }).open('7K3M-Q0AB-1XYZ')).outcome).toBe('unusable');
  }, 30_000);
});
