import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readdirSync } from 'node:fs';
import { inProject } from '../../src/platform/project-root.js';
import { everyKindOfEmail } from '../support/emails-of-every-kind.js';
import { answerOverHttp } from '../support/journey-answers.js';
import { mailTo, passwordLink, personalLink } from '../support/mailbox.js';
import { PageClient } from '../support/page-client.js';
import { decodedParts, type DecodedMail } from '../support/read-mail.js';
import { signInAs, type SignedInClient } from '../support/sign-in.js';
import { WholeApp } from '../support/whole-app.js';
import { checksums } from '../support/whole-app-checksums.js';

const rounds = 3;

const linksIn = ({ text, html, headers }: DecodedMail) =>
  new Set(
    [...`${text} ${html.replace(/xmlns="[^"]*"/, '')} ${headers}`.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(
      ([link]) => link,
    ),
  );

const withoutFormToken = (html: string) => html.replace(/(name="_csrf" value=")[^"]*/g, '$1');

jest.setTimeout(300_000);

describe('A mail scanner that opens every link it finds', () => {
  let whole: WholeApp;
  let hr: SignedInClient;
  let mails: DecodedMail[];
  let campaignId: number;

  beforeAll(async () => {
    whole = await WholeApp.start();
    await whole.startWorker();
    hr = await signInAs(whole.web, 'hr');
    const administrator = await signInAs(whole.web, 'administrator');
    campaignId = await everyKindOfEmail(whole, { hr, administrator });
    await whole.stopWorker();
    mails = whole.mail.taken.map(({ raw }) => decodedParts(raw));
  });
  afterAll(async () => whole?.close());

  const open = (app: NestFastifyApplication, link: string, method: 'GET' | 'HEAD') =>
    app.inject({ method, url: new URL(link).pathname, headers: { 'user-agent': 'Safe links' } });

  it('finds every kind of email that the product sends', async () => {
    const sent = await whole.database.query<{ kind: string }>(
      "SELECT DISTINCT mailing.kind FROM delivery_mailing AS mailing JOIN delivery_message AS message ON message.mailing_id = mailing.id WHERE message.state = 'sent'",
    );
    const known = readdirSync(inProject('email-templates')).filter((name) => name !== 'layout');
    expect(sent.map(({ kind }) => kind).sort()).toEqual(known.sort());
  });

  it('spends nothing, opts nobody out and changes no row', async () => {
    const links = new Set(mails.flatMap((mail) => [...linksIn(mail)]));
    expect([...links].filter((link) => !link.startsWith(whole.url))).toEqual([]);
    expect(links.size).toBeGreaterThan(4 * 60);
    const before = await checksums(whole.database);
    const refused = new Set<string>();
    const openAs = async (method: 'GET' | 'HEAD', link: string) => {
      const { statusCode } = await open(whole.web, link, method);
      if (statusCode !== 200) refused.add(`${statusCode} ${link.replace(/[\w-]{43}$/, '')}`);
    };
    for (let round = 0; round < rounds; round += 1) {
      for (const link of links) {
        await openAs('HEAD', link);
        await openAs('GET', link);
      }
    }
    // One was followed already by the person whom it belongs to.
    expect([...refused]).toEqual([`404 ${whole.url}/communities/confirm/`]);
    expect(await checksums(whole.database)).toEqual(before);
  });

  it('and the one click of a mail program stops messages, without a cookie, from each of them', async () => {
    const oneClick = /^List-Unsubscribe: <(\S+)>$/m;
    const withOneClick = mails.filter(({ headers }) => oneClick.test(headers));
    expect(withOneClick.length).toBeGreaterThanOrEqual(2 * 60 + 1);
    for (const { headers } of withOneClick) {
      expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
      const reply = await whole.web.inject({
        method: 'POST',
        url: new URL(oneClick.exec(headers)![1]!).pathname,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      });
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['location']).toBeUndefined();
    }
    const [row] = await whole.database.query<{ people: string }>(
      'SELECT COUNT(*) AS people FROM participant WHERE opted_out = 1 AND email IS NOT NULL',
    );
    expect(Number(row?.people)).toBe(60);
    expect(await whole.database.query('SELECT * FROM survey_refusal')).toEqual([]);
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
      personalLink(await mailTo(whole.mail, `${name}@northmoor.example`, '/s/'));
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
