import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AnsweringWebModule } from '../../../src/features/answering/web/answering-web.module.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { MyPlanWebModule } from '../../../src/features/learning/web/my-plan-web.module.js';
import { WebModule } from '../../../src/web/web.module.js';
import { anInvitation, anInvitedCouncil, type Invited } from '../../support/an-invitation.js';
import { PageClient } from '../../support/page-client.js';
import { aTestApp } from '../../support/test-app.js';

let app: NestFastifyApplication;
let invited: Invited;

beforeAll(async () => {
  app = await aTestApp([WebModule, AccountsAccessModule, AnsweringWebModule, MyPlanWebModule]);
  invited = await anInvitedCouncil(app);
});
afterAll(() => app?.close());

/** Somebody's browser, with the link from their email. */
async function aPerson(participantId: number) {
  const browser = new PageClient(app);
  return { browser, link: `/s/${await anInvitation(app, participantId)}` };
}

describe('Answering without JavaScript', () => {
  it('leads from the link to the own result, in English', async () => {
    const { browser, link } = await aPerson(invited.staff[1] as number);
    const start = await browser.get(link);
    expect(start.heading).toBe('Autumn survey 2026');
    expect(start.text).toContain('groups of 10 or more');
    expect(start.text).toContain('Home Care, Professional and technical');
    expect(start.text).toContain('Siân Bevan, Organisational Development, 01632 960 123');

    let page = await browser.follow(await browser.submit({}, { button: 'Start' }));
    expect(page.heading).toBe('Information and figures');
    expect(page.text).toContain('Part 1 of 7');
    page = await browser.follow(
      await browser.submit({
        'level-spreadsheets': '1',
        'learn-spreadsheets': 'yes',
        'level-finding-information': '4',
      }),
    );
    const seen = [page.heading];
    while (page.$('form#answers').length > 0 && page.heading !== 'Check your answers') {
      page = await browser.follow(await browser.submit({}, { form: '#answers' }));
      seen.push(page.heading);
    }
    expect(seen.at(-1)).toBe('Check your answers');
    expect(page.text).toContain('Spreadsheets and figures With help · I would like to learn this');
    expect(page.$('input[name=planKey]').attr('value')).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);

    const result = await browser.submit({}, { button: 'Send my answers' });
    expect(result.status).toBe(200);
    expect(result.heading).toBe('Your result');
    expect(result.text).toContain('in 1 of the 2 skills that you answered');
    expect(result.$('.app-gap h3').first().text()).toMatch(/spreadsheets/i);
    expect(browser.cookies.has('answering')).toBe(false);
  });

  it('speaks Welsh to whoever the directory names a Welsh speaker, to the end', async () => {
    const { browser, link } = await aPerson(invited.staff[0] as number);
    const start = await browser.get(link);
    expect(start.$('html').attr('lang')).toBe('cy');
    let page = await browser.follow(await browser.submit({}, { button: 'Dechrau' }));
    expect(page.heading).toBe('Gwybodaeth a ffigurau');
    for (let part = 1; page.heading !== 'Gwiriwch eich atebion' && part < 12; part += 1) {
      expect(page.$('html').attr('lang')).toBe('cy');
      page = await browser.follow(await browser.submit({}, { form: '#answers' }));
    }
    const result = await browser.submit({}, { button: 'Anfon fy atebion' });
    expect(result.heading).toBe('Eich canlyniad');
    expect(result.text).toContain('Gadawoch y cwestiynau am sgiliau yn wag');
  });

  it('asks leaders, and nobody else, the leader item', async () => {
    const { browser, link } = await aPerson(invited.leader);
    await browser.get(link);
    await browser.follow(await browser.submit());
    const page = await browser.get('/answer/leader');
    expect(page.heading).toBe('Cwestiwn i arweinwyr');
    const other = await aPerson(invited.staff[2] as number);
    await other.browser.get(other.link);
    await other.browser.follow(await other.browser.submit());
    expect((await other.browser.get('/answer/leader')).location).toMatch('/answer/information');
  });

  it('keeps what is ticked when the language is switched in the middle of a page', async () => {
    const { browser, link } = await aPerson(invited.staff[3] as number);
    await browser.get(link);
    await browser.follow(await browser.submit());
    const page = await browser.follow(
      await browser.submit({ 'level-spreadsheets': '2', language: 'cy' }, { form: '#answers' }),
    );
    expect(page.heading).toBe('Gwybodaeth a ffigurau');
    expect(page.$('input[name=level-spreadsheets][value=2]').attr('checked')).toBeDefined();
  });

  it('carries on on the same device behind the last page that was answered', async () => {
    const { browser, link } = await aPerson(invited.staff[4] as number);
    await browser.get(link);
    await browser.follow(await browser.submit());
    const saved = await browser.follow(
      await browser.submit({ 'level-spreadsheets': '2', later: 'yes' }, { form: '#answers' }),
    );
    expect(saved.heading).toBe('Saved. You can close this page');
    const start = await browser.get(link);
    expect(start.text).toContain('Continue where you stopped');
    const page = await browser.follow(await browser.submit({}, { button: 'Continue' }));
    expect(page.text).toContain('Part 2 of');
    const elsewhere = new PageClient(app);
    const afresh = await elsewhere.get(link);
    expect(afresh.text).not.toContain('Continue where you stopped');
    expect(afresh.text).toContain('On another device you start afresh');
  });

  it('forgets everything when a shared device is cleared', async () => {
    const { browser, link } = await aPerson(invited.staff[8] as number);
    await browser.get(link);
    await browser.follow(await browser.submit());
    await browser.get('/answer/later');
    const cleared = await browser.submit({}, { button: 'Delete my saved answers' });
    expect(cleared.heading).toBe('This device is clear');
    expect(browser.cookies.has('answering')).toBe(false);
    expect((await browser.get(link)).text).not.toContain('Continue where you stopped');
  });

  it('goes back to the check page from a page that was changed there', async () => {
    const { browser, link } = await aPerson(invited.staff[6] as number);
    await browser.get(link);
    await browser.follow(await browser.submit());
    await browser.get('/answer/culture?from=check');
    const check = await browser.follow(
      await browser.submit({ 'culture-time-to-learn': '5' }, { form: '#answers' }),
    );
    expect(check.heading).toBe('Check your answers');
    expect(check.text).toContain('Strongly agree');
  });

  it('opens the result again with the plan key alone, however it is typed', async () => {
    const { browser, link } = await aPerson(invited.staff[7] as number);
    await browser.get(link);
    await browser.follow(await browser.submit());
    const check = await browser.get('/answer/check');
    const key = String(check.$('input[name=planKey]').attr('value'));
    await browser.submit({}, { button: 'Send my answers' });
    const later = new PageClient(app);
    await later.get('/plan');
    const typed = key.toLowerCase().replaceAll('-', ' ');
    expect((await later.submit({ planKey: typed })).heading).toBe('Your result');
    await later.get('/plan');
    const wrong = await later.submit({ planKey: 'K7QF-2M9X' });
    expect(wrong.status).toBe(422);
    expect(wrong.title).toContain('Error:');
  });

  it('makes a plan from the hours that somebody has, and keeps them with the result', async () => {
    const { browser, link } = await aPerson(invited.staff[9] as number);
    await browser.get(link);
    await browser.follow(await browser.submit({}));
    await browser.submit({ 'level-spreadsheets': '0' }, { form: '#answers' });
    const check = await browser.get('/answer/check');
    const planKey = String(check.$('input[name=planKey]').attr('value'));
    await browser.submit({}, { button: 'Send my answers' });
    const wrong = await browser.submit({ hours: 'lots' }, { button: 'Make my plan' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Give a whole number of hours a month, from 1 to 40');
    expect(wrong.$('input[name=hours]').attr('value')).toBe('lots');
    await browser.submit({ hours: '3' }, { button: 'Make my plan' });
    await browser.get('/plan');
    const again = await browser.submit({ planKey });
    expect(again.$('input[name=hours]').attr('value')).toBe('3');
  });

  it('takes answers back on the result page, and says so', async () => {
    const { browser, link } = await aPerson(invited.staff[11] as number);
    await browser.get(link);
    await browser.follow(await browser.submit({}));
    await browser.get('/answer/check');
    await browser.submit({}, { button: 'Send my answers' });
    const back = await browser.submit({}, { button: 'Take my answers back' });
    expect(back.text).toContain('Your answers are taken back');
    expect(back.$('form[action="/plan/withdrawal"]')).toHaveLength(0);
  });
});
