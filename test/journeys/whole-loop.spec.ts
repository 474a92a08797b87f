import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { AxeAudit } from '../support/browser-axe.js';
import { aChromium, phone } from '../support/browser.js';
import { everybodyAnswers } from '../support/journey-answers.js';
import { Person } from '../support/journey-browser.js';
import { council, councilCsv } from '../support/journey-council.js';
import {
  campaignPlan,
  chooseAPassword,
  joinACommunity,
  signIn,
  throughAllPages,
} from '../support/journey-steps.js';
import { invitationsIn, linkTo, mailTo, personalLink } from '../support/mailbox.js';
import { administrator, WholeApp } from '../support/whole-app.js';

jest.setTimeout(300_000);

describe('The whole loop, in a browser without scripts', () => {
  let whole: WholeApp;
  let browser: Browser;
  let audit: AxeAudit;
  let ada: Person;
  let hr: Person;
  let leader: Person;

  beforeAll(async () => {
    whole = await WholeApp.start();
    await whole.startWorker();
    browser = await aChromium();
    audit = await AxeAudit.open(browser);
    [ada, hr, leader] = (await Promise.all(
      ['administrator', 'hr', 'leader'].map((name) => Person.at(browser, { name, audit })),
    )) as [Person, Person, Person];
  });
  afterAll(async () => {
    await browser?.close();
    await whole?.close();
  });

  const at = (path: string) => `${whole.url}${path}`;
  const invitations = () => invitationsIn(whole.mail);

  it('an administrator makes an account for HR, who chooses a password from the email', async () => {
    await ada.open(at('/'));
    const styles = await ada.page.locator('link[rel=stylesheet]').first().getAttribute('href');
    expect((await ada.page.request.get(at(String(styles)))).status()).toBe(200);
    await ada.show('start');
    await signIn(ada, whole.url, administrator);
    expect(await ada.heading).toBe('Accounts');
    await ada.press('Add an account');
    await ada.type({ Name: 'Siân Bevan', 'Email address': 'sian.bevan@northmoor.example' });
    await ada.tick(/^HR/);
    await ada.show('account-new');
    await ada.press('Add the account and send the email');
    await ada.show('accounts');
    await chooseAPassword(hr, whole, 'sian.bevan@northmoor.example');
    expect(await hr.heading).toBe('Campaigns');
    expect(await hr.text).toContain('Import your staff directory first');
    await hr.show('campaigns-nobody-yet');
  });

  it('HR imports the staff directory from a CSV file', async () => {
    await hr.press('Directory');
    await hr.show('directory-empty');
    await hr.press('Import a staff file');
    await hr.choose('Staff file (CSV)', {
      name: 'staff.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(councilCsv()),
    });
    await hr.show('import-new');
    await hr.press('Read the file');
    await hr.show('import-preview');
    await hr.press('Apply');
    expect(await hr.page.title()).toMatch(/^Error: /);
    await hr.show('import-scope-missing');
    await hr.tick(/^The whole staff/);
    await hr.press('Apply');
    expect(await hr.heading).toBe('staff.csv was applied');
    await hr.press('Directory');
    expect(await hr.text).toContain(`${council.people} people work here now`);
    await hr.show('directory');
  });

  it('the administrator makes an account for the leader of a directorate', async () => {
    await ada.press('Add an account');
    await ada.type({ Name: 'Rhys Prosser', 'Email address': 'rhys.prosser@northmoor.example' });
    await ada.tick(/^Digital leader/, /People$/);
    await ada.press('Add the account and send the email');
    await chooseAPassword(leader, whole, 'rhys.prosser@northmoor.example');
    await leader.show('results-none-yet');
  });

  it('HR plans a campaign, looks before the launch, answers what only people can answer, and launches', async () => {
    await hr.press('Campaigns');
    await hr.press('Plan a campaign');
    await hr.press('Save the draft');
    await hr.show('campaign-faults');
    await hr.type(campaignPlan);
    await hr.press('Save the draft');
    await hr.show('campaign-draft');
    await hr.press('Check before launch');
    expect(await hr.text).toContain(`${council.people} people`);
    expect(await hr.text).toContain(`${council.withoutEmail} people have no email address`);
    await hr.show('preflight');
    await hr.type({ 'Unions consulted on': '2026-09-14', 'Welsh checked by': 'Rhys Powell' });
    await hr.press('Save these answers');
    expect(await hr.text).toContain('Unions consulted on 14 September 2026');
    await hr.press('Go on to launch');
    await hr.press('Launch now');
    expect(await hr.page.title()).toMatch(/^Error: /);
    await hr.show('launch-faults');
    await hr.type({ 'Why do you launch although this is missing?': 'Agreed by the board on 2 November.' });
    await hr.tick('Our organisation keeps to this');
    await hr.press('Launch now');
    await hr.waitFor(/Open until/);
  });

  it('the worker sends everybody one invitation', async () => {
    await hr.waitFor(`All ${council.people} dealt with`);
    await hr.show('campaign-live');
    expect(invitations()).toHaveLength(council.people - council.withoutEmail);
    expect(new Set(invitations().map(({ to }) => to)).size).toBe(invitations().length);
  });

  it('somebody answers on a phone from the link in the email, in both languages, and comes back with the plan key', async () => {
    const link = personalLink(await mailTo(whole.mail, 'staff.13@northmoor.example'));
    const staff = await Person.at(browser, { name: 'staff', audit, viewport: phone });
    await staff.open(link);
    expect(await staff.heading).toBe('Autumn survey 2026');
    await staff.show('staff-start');
    await staff.press('Start');
    await staff.page.locator('#answers').getByRole('radio').nth(1).check({ force: true });
    await staff.show('staff-questions');
    await staff.press('Cymraeg');
    expect(await staff.page.locator('html').getAttribute('lang')).toBe('cy');
    expect(await staff.page.locator('#answers').getByRole('radio').nth(1).isChecked()).toBe(true);
    await staff.show('staff-questions-welsh');
    await staff.press('English');
    expect(await staff.page.locator('#answers').getByRole('radio').nth(1).isChecked()).toBe(true);
    await throughAllPages(staff);
    await staff.show('staff-check');
    await staff.press('Send my answers');
    expect(await staff.heading).toBe('Your result');
    await staff.show('staff-result');
    const key = await staff.page.locator('.app-key__value').innerText();

    await staff.page.goBack();
    expect(await staff.heading).toBe('There is nothing to answer here now');
    await staff.show('staff-after-back-button');
    await staff.open(link);
    expect(await staff.heading).toBe('This link can’t be used');
    await staff.show('staff-link-spent');
    await staff.open(at('/plan'));
    await staff.show('staff-plan-key');
    await staff.type({ 'Your plan key': key.toLowerCase() });
    await staff.press('Open my result');
    expect(await staff.heading).toBe('Your result');
    await staff.leave();
  });

  it('the others answer through the same pages, most of them', async () => {
    const others = invitations().filter(({ to }) => to !== 'staff.13@northmoor.example');
    const links = others.filter((_, number) => number % 9 !== 4).map(({ link }) => link);
    const keys = await everybodyAnswers(whole.web, links);
    expect(new Set(keys).size).toBe(links.length);
  });

  it('HR closes, reads the disclosure report, signs, and the answers are destroyed', async () => {
    await hr.press('Close');
    await hr.show('closing');
    await hr.press('Close now');
    await hr.waitFor('Look at the figures and sign them');
    await hr.press('Look at the figures and sign them');
    expect(await hr.heading).toContain('What may be published');
    expect(await hr.text).toContain('Passed.');
    await hr.show('disclosure-report');
    await hr.press('Sign and publish');
    expect(await hr.page.title()).toMatch(/^Error: /);
    await hr.tick(/^I have read this report/);
    await hr.press('Sign and publish');
    await hr.waitFor('See the results');
    await hr.show('published');
    expect(await whole.database.query('SELECT id FROM ballot')).toEqual([]);
    expect(await whole.database.query('SELECT id FROM participant WHERE answered = 1')).toEqual([]);
    expect(readdirSync(whole.keyFolder)).toEqual([]);
  });

  it('the leader reads the gap, where it is and what would close it; a team that is too small stays hidden', async () => {
    await leader.open(at('/'));
    expect(await leader.heading).toMatch(/\d+% of the digital capability that People needs is missing$/);
    expect(await leader.text).toContain('Sensory Team');
    await leader.show('summary');
    const priority = leader.page.locator('.app-priority');
    expect(await priority.count()).toBe(5);
    expect(await priority.first().innerText()).toMatch(
      /\d+ of the \d+ people whose role needs it are not there yet/,
    );
    await leader.press('Plan what would close these gaps');
    expect(await leader.heading).toContain('Plan for People: what would close the gaps');
    await leader.type({ 'Budget (optional)': '500' });
    await leader.press('Show the plan');
    await leader.show('department-plan');
    await leader.press('Results');
    await leader.open(at('/results'));
    await leader.press('All skills and all departments');
    await leader.show('heatmap');
    expect(await leader.page.locator('svg').count()).toBe(1);
    expect(await leader.text).toContain('Sensory Team');
  });

  it('HR opens a community that the gaps propose, and somebody joins it by name', async () => {
    await hr.press('Communities');
    await hr.show('communities-proposed');
    await hr.press(/^Open for joining/);
    const email = 'staff.14@northmoor.example';
    const member = await Person.at(browser, { name: 'member', audit, viewport: phone });
    await joinACommunity(member, whole, email);
    expect(await member.heading).toBe('You have joined');
    await member.open(
      linkTo('/communities/member/', await mailTo(whole.mail, email, '/communities/member/')),
    );
    await member.show('community-members');
    expect(await member.text).toContain('Carys Bevan');
    await hr.press('Communities');
    await hr.press('Members by name');
    expect(await hr.text).toContain('Carys Bevan');
  });

  it('axe finds nothing on any of these pages, at the width of a desk and of a phone', () => {
    expect(audit.violations).toEqual([]);
    expect(audit.looked).toBeGreaterThan(30);
  });
});
