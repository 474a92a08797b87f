import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { AxeAudit } from '../support/browser-axe.js';
import { aChromium } from '../support/browser.js';
import type { Visited } from '../support/page-client.js';
import { addressedRoutes, furtherAddresses, whyNoPage } from '../support/whole-app-addresses.js';
import { LivedIn, type Role } from '../support/whole-app-lived-in.js';

const roles: Role[] = ['nobody', 'staff', 'administrator', 'hr', 'leader'];

/** Who sends which fields where. */
type Sent = [role: Role, path: string, fields: Record<string, string>];

/** One page for each reason not to show one is enough. */
const refusals = new Set([303, 403]);

describe('Every page, on a desk and on a phone', () => {
  let lived: LivedIn;
  let browser: Browser;
  let audit: AxeAudit;
  const visited = new Set<string>();
  const shown = new Set<string>();

  beforeAll(async () => {
    lived = await LivedIn.start();
    browser = await aChromium();
    audit = await AxeAudit.open(browser);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await lived?.close();
  });

  async function look(role: Role, address: string, page: Visited): Promise<void> {
    await audit.look(role, `${lived.whole.url}${address}`, page.html);
  }

  /** What is the same for several roles but for the navigation, which each role shows elsewhere too, is seen once. */
  async function visit(role: Role, address: string): Promise<boolean> {
    const page = await lived.as(role).get(address);
    if (refusals.has(page.status)) return false;
    const main = (page.$('main').html() ?? '').replace(/value="[^"]*"/g, '');
    if (!shown.has(main)) await look(role, address, page);
    shown.add(main);
    return true;
  }

  /** @returns how many of them are pages for this role */
  async function visitAll(role: Role, addresses: string[]): Promise<number> {
    let pages = 0;
    for (const address of addresses) if (await visit(role, address)) pages += 1;
    return pages;
  }

  async function lookAtAnswers(all: Sent[]): Promise<number[]> {
    const statuses: number[] = [];
    for (const [role, path, fields] of all) {
      const page = await lived.as(role).post(path, fields);
      statuses.push(page.status);
      await look(role, path, page);
    }
    return statuses;
  }

  /** With one publication the list leads on to it. */
  async function publishAgain(): Promise<void> {
    const { open, published } = lived.campaigns;
    await lived.whole.database.execute(
      `INSERT INTO publication (campaign_id, state, outcome, k, report, created_at, signed_by, signed_at)
       SELECT ?, state, outcome, k, report, created_at, signed_by, signed_at FROM publication WHERE campaign_id = ?`,
      [open, published],
    );
  }

  it('axe finds nothing on what a GET shows to any role', async () => {
    for (const route of addressedRoutes(lived).filter(({ path }) => !whyNoPage(path))) {
      const isPublic = route.access?.public === true;
      for (const role of isPublic ? roles.slice(0, 2) : roles) {
        const pages = await visitAll(role, route.addresses);
        if (pages > 0) visited.add(route.path);
      }
    }
    for (const role of roles) await visitAll(role, furtherAddresses(lived));
    await publishAgain();
    if (await visit('leader', '/results')) visited.add('/results');
    expect(audit.violations).toEqual([]);
  }, 900_000);

  it('none was left out: every GET route is a page that axe has seen, or is known to be none', () => {
    const paths = addressedRoutes(lived).map(({ path }) => path);
    expect(paths.filter((path) => !visited.has(path) && !whyNoPage(path))).toEqual([]);
    expect(audit.looked).toBeGreaterThan(visited.size);
  });

  it('axe finds nothing on forms that come back with faults, and on refusals', async () => {
    const { draft } = lived.campaigns;
    const faulty: Sent[] = [
      ['nobody', '/sign-in', { email: 'nobody@northmoor.example', password: 'wrong' }],
      ['nobody', '/forgotten-password', { email: '' }],
      ['nobody', new URL(lived.passwordLink).pathname, { password: 'short' }],
      ['nobody', '/plan', { planKey: 'K7QF' }],
      ['nobody', '/c', { code: '7K3M' }],
      ['staff', '/answer/information', { 'level-spreadsheets': '9' }],
      ['administrator', '/accounts', { name: '', role: 'king' }],
      ['administrator', '/api-keys', { name: '' }],
      ['administrator', '/sending', { perMinute: 'lots', opensAt: 'noon' }],
      ['hr', `/campaigns/${draft}`, { name: '', k: '2' }],
      ['hr', `/campaigns/${draft}/checks`, { unionsConsultedOn: 'yesterday' }],
      ['hr', `/campaigns/${draft}/launch`, {}],
      ['hr', `/campaigns/${draft}/emails/invitation`, { 'en[subject]': '', 'cy[opening]': '{{x}}' }],
      ['hr', `/campaigns/${lived.campaigns.open}/extension`, { closesOn: '2020-01-01' }],
      ['hr', `/campaigns/${lived.campaigns.open}/printed-codes`, {}],
      ['hr', `/campaigns/${lived.campaigns.open}/printed-codes/people`, { wanted: '' }],
      ['hr', `/directory/imports/${lived.imports[1]}/application`, {}],
      ['hr', `/packs/${lived.packId}/targets/care-and-support`, { agreedOn: 'soon' }],
      ['nobody', `/communities/${lived.community.id}/members`, { name: '', email: 'x' }],
      ['leader', '/campaigns', {}],
    ];
    const statuses = await lookAtAnswers(faulty);
    expect(statuses.filter((status) => ![403, 422].includes(status))).toEqual([]);
    expect(audit.violations).toEqual([]);
  }, 120_000);

  it('axe finds nothing on pages that answer a form', async () => {
    const { draft } = lived.campaigns;
    const { planKey } = lived;
    const optOut = new URL(lived.links[2] as string).pathname.replace('/s/', '/opt-out/');
    const answering: Sent[] = [
      ['nobody', optOut, {}],
      ['nobody', '/plan', { planKey }],
      ['nobody', '/plan', { planKey, language: 'cy' }],
      ['nobody', '/plan/hours', { planKey, hours: '3' }],
      ['nobody', '/plan/hours', { planKey, hours: 'many' }],
      ['nobody', '/plan', { planKey, _csrf: 'old' }],
      ['nobody', '/sign-in', { email: 'x', password: 'y', _csrf: 'old' }],
      ['staff', '/submissions', { planKey: 'K7QF-2M9X-40TB-RW8C-5DHE-1N6Z', _csrf: 'old' }],
      ['staff', '/answer/information', { _csrf: 'old' }],
      ['hr', `/campaigns/${draft}/try/care-and-support/information`, { 'level-spreadsheets': '9' }],
      ['hr', `/campaigns/${draft}/try/care-and-support/result`, {}],
      ['hr', `/campaigns/${lived.campaigns.published}/closing`, {}],
      ['hr', `/campaigns/${lived.campaigns.open}/printed-codes/people`, { wanted: 'an' }],
      ['administrator', '/api-keys', { name: 'Reporting', 'scopes[]': 'results.read' }],
      ['staff', '/submissions', { planKey: 'K7QF-2M9X-40TB-RW8C-5DHE-1N6Z' }],
      ['staff', '/answer/clearing', {}],
    ];
    const statuses = await lookAtAnswers(answering);
    expect(statuses.filter((status) => ![200, 403, 409, 422].includes(status))).toEqual([]);
    expect(audit.violations).toEqual([]);
  }, 120_000);
});
