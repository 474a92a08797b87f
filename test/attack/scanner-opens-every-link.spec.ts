import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { aDraft } from '../support/a-campaign.js';
import { aCouncil } from '../support/a-council.js';
import { answerOverHttp } from '../support/journey-answers.js';
import { mailTo, passwordLink, personalLink } from '../support/mailbox.js';
import { PageClient } from '../support/page-client.js';
import { decodedParts, type DecodedMail } from '../support/read-mail.js';
import { signInAs, type SignedInClient } from '../support/sign-in.js';
import { until, WholeApp } from '../support/whole-app.js';
import { checksums } from '../support/whole-app-checksums.js';

const rounds = 3;

const linksIn = ({ text, html, headers }: DecodedMail) =>
  new Set(
    [...`${text} ${html.replace(/xmlns="[^"]*"/, '')} ${headers}`.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(
      ([link]) => link,
    ),
  );

const withoutFormToken = (html: string) => html.replace(/(name="_csrf" value=")[^"]*/g, '$1');

jest.setTimeout(120_000);

describe('A mail scanner that opens every link it finds', () => {
  let whole: WholeApp;
  let hr: SignedInClient;
  let mails: DecodedMail[];
  let campaignId: number;

  beforeAll(async () => {
    whole = await WholeApp.start();
    await whole.startWorker();
    await aCouncil(whole.database);
    hr = await signInAs(whole.web, 'hr');
    const administrator = await signInAs(whole.web, 'administrator');
    const colleague = { name: 'Rhys Prosser', email: 'rhys@northmoor.example', role: 'hr', language: 'cy' };
    await administrator.post('/accounts', colleague);
    campaignId = await aDraft(whole.web, { k: 5 });
    await hr.post(`/campaigns/${campaignId}/launch`, { reason: 'A test', purposeLimitConfirmed: 'yes' });
    await until('61 emails', async () => whole.mail.taken.length >= 61);
    await whole.stopWorker();
    mails = whole.mail.taken.map(({ raw }) => decodedParts(raw));
  });
  afterAll(async () => whole?.close());

  const open = (app: NestFastifyApplication, link: string, method: 'GET' | 'HEAD') =>
    app.inject({ method, url: new URL(link).pathname, headers: { 'user-agent': 'Safe links' } });

  it('spends nothing, opts nobody out and changes no row', async () => {
    const links = new Set(mails.flatMap((mail) => [...linksIn(mail)]));
    expect([...links].filter((link) => !link.startsWith(whole.url))).toEqual([]);
    expect(links.size).toBeGreaterThan(2 * 60);
    const before = await checksums(whole.database);
    const statuses = new Set<number>();
    for (let round = 0; round < rounds; round += 1) {
      for (const link of links) {
        statuses.add((await open(whole.web, link, 'HEAD')).statusCode);
        statuses.add((await open(whole.web, link, 'GET')).statusCode);
      }
    }
    expect([...statuses]).toEqual([200]);
    expect(await checksums(whole.database)).toEqual(before);
  });

  it('and the person behind the link comes after it all the same', async () => {
    const invitation = await mailTo(whole.mail, 'home-care.7@northmoor.example');
    await answerOverHttp(whole.web, personalLink(invitation), 1);
    const visitor = new PageClient(whole.web);
    await visitor.get(new URL(passwordLink(await mailTo(whole.mail, 'rhys@northmoor.example'))).pathname);
    expect((await visitor.submit({ password: 'calon lân yn llawn daioni' })).status).toBe(303);
  });

  it('learns nothing from links: wrong, spent, and of a closed survey are one page, byte for byte', async () => {
    const invitation = async (name: string) =>
      personalLink(await mailTo(whole.mail, `${name}@northmoor.example`));
    const spent = await open(whole.web, await invitation('home-care.7'), 'GET');
    await hr.post(`/campaigns/${campaignId}/closing`);
    const closed = await open(whole.web, await invitation('home-care.8'), 'GET');
    const answeredAndClosed = await open(whole.web, await invitation('home-care.7'), 'GET');
    const wrong = await open(whole.web, `${whole.url}/s/${'x'.repeat(43)}`, 'GET');
    const pages = [spent, closed, answeredAndClosed, wrong];
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    // The way back after switching the language holds the address itself.
    const bodies = pages.map(({ body }) => withoutFormToken(body).replace(/\/s\/[\w-]{43}/g, '/s/'));
    expect(new Set(bodies).size).toBe(1);
    const headers = pages.map((page) => Object.keys(page.headers).sort().join());
    expect(new Set(headers).size).toBe(1);
  });
});
