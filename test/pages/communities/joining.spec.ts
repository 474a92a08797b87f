import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CommunitiesJobsModule } from '../../../src/features/communities/jobs/communities-jobs.module.js';
import { CommunitiesWebModule } from '../../../src/features/communities/web/communities-web.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { Log } from '../../../src/platform/logging/log.js';
import { RedisConnection } from '../../../src/platform/queue/redis.js';
import { WebModule } from '../../../src/web/web.module.js';
import { useKeyFolder } from '../../support/a-closed-campaign.js';
import { aCommunity, aWorkAddress, communityLetters } from '../../support/a-community.js';
import { aPublishedCampaign } from '../../support/a-published-campaign.js';
import { aRandomCouncil } from '../../support/random-council.js';
import { aVisitor } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const council = aRandomCouncil({ seed: 31, departments: 16, people: 420, response: 0.7, skills: 8 });

describe('Joining a community', () => {
  let app: NestFastifyApplication;
  let id: number;
  let now = new Date();
  const lines: string[] = [];

  function aListeningLog(): Log {
    const write = (chunk: Buffer, _encoding: string, done: () => void) => {
      lines.push(chunk.toString());
      done();
    };
    const log = new Log(Object.assign(new Configuration(), { logLevel: 'silent' }));
    return Object.assign(log, { pino: pino({ level: 'trace' }, new Writable({ write })) });
  }

  beforeAll(async () => {
    useKeyFolder();
    app = await aTestApp(
      [WebModule, AccountsAccessModule, CommunitiesWebModule, CommunitiesJobsModule],
      [
        { provide: Clock, useValue: { now: () => now } },
        { provide: Log, useValue: aListeningLog() },
      ],
    );
    const { publicationId } = await aPublishedCampaign(app, council);
    id = await aCommunity(app, publicationId, 'skill-2');
  });
  afterAll(async () => app?.close());

  const tables = ['community_member', 'delivery_message'];
  const rows = async () =>
    Promise.all(tables.map((table) => app.get(Database).query(`SELECT * FROM ${table} ORDER BY 1, 2`)));

  async function ask(email: string, fields: Record<string, string> = {}) {
    const visitor = aVisitor(app);
    await visitor.get(`/communities/${id}`);
    const sent = await visitor.submit({ name: 'Carys Bevan', email, role: 'learn', ...fields });
    return { visitor, sent, page: await visitor.follow(sent) };
  }

  async function join(name: string, role = 'learn') {
    const email = await aWorkAddress(app);
    const { visitor } = await ask(email, { name, role });
    const [question] = await communityLetters(app, email);
    await visitor.get(question!.links[0]!);
    await visitor.follow(await visitor.submit());
    const letters = await communityLetters(app, email);
    const [members, leaving] = letters.at(-1)!.links;
    return { email, visitor, members: members!, leaving: leaving! };
  }

  it('is asked for on a public page that says who will see what', async () => {
    const visitor = aVisitor(app);
    expect((await visitor.get('/communities')).text).toContain('skill-2');
    const page = await visitor.get(`/communities/${id}`);
    expect(page.text).toContain('your name and whether you want to learn or help, not your answers');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect([...visitor.cookies.keys()].filter((name) => name !== '_form')).toEqual([]);
  });

  it('happens when the emailed link’s button is pressed, not before; the welcome holds the own link', async () => {
    const email = await aWorkAddress(app);
    const { page, visitor } = await ask(email.toUpperCase(), { role: 'help' });
    expect(page.heading).toBe('Look into your mailbox');
    const [question] = await communityLetters(app, email);
    expect(question).toMatchObject({ to: email, subject: expect.stringContaining('skill-2') });
    expect(question!.text).toContain('as Carys Bevan, to help others');
    const before = await rows();
    const confirm = await visitor.get(question!.links[0]!);
    expect(confirm.text).toContain('Carys Bevan');
    expect(await rows()).toEqual(before);
    expect((await visitor.follow(await visitor.submit())).heading).toBe('You have joined');
    expect(await communityLetters(app, email)).toMatchObject([
      { subject: expect.stringContaining('You are a member') },
    ]);
    expect((await visitor.get(question!.links[0]!)).status).toBe(404);
  });

  it('says the same to a stranger, a member and everybody else, and writes to strangers nothing', async () => {
    const { email } = await join('Rhodri Price');
    const known = await ask(await aWorkAddress(app));
    const stranger = await ask('stranger@elsewhere.example');
    const member = await ask(email, { name: 'Somebody Else', role: 'help' });
    for (const { page, sent } of [stranger, member]) {
      expect([sent.status, sent.location, page.text]).toEqual([
        known.sent.status,
        known.sent.location,
        known.page.text,
      ]);
    }
    expect(await communityLetters(app, 'stranger@elsewhere.example')).toEqual([]);
    const again = await communityLetters(app, email);
    expect(again.length).toBe(2);
    expect(again[1]!.text).toContain('Hello Rhodri Price');
    expect(again[1]!.links).toEqual(again[0]!.links);
  });

  it('shows the members to each other, and lets one leave without a trace in the list', async () => {
    const { visitor, email, members, leaving } = await join('Megan Llwyd');
    expect((await visitor.get(members)).text).toContain('Megan Llwyd To learn');
    const other = await join('Idris Parry', 'help');
    expect((await visitor.get(members)).text).toContain('Idris Parry To help others');
    const before = await rows();
    await other.visitor.get(other.leaving);
    expect(await rows()).toEqual(before);
    expect((await other.visitor.follow(await other.visitor.submit())).heading).toBe('You have left');
    expect((await visitor.get(members)).text).not.toContain('Idris Parry');
    expect((await other.visitor.get(other.members)).status).toBe(404);
    expect(await communityLetters(app, other.email)).toEqual([]);
    expect(leaving).toContain('/communities/leave/');
    expect((await communityLetters(app, email)).length).toBe(1);
  });

  it('asks again where something is missing, and keeps what was typed', async () => {
    const { page } = await ask('not an address', { name: 'www.example.org', role: '' });
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^Error: /);
    expect(page.$('.govuk-error-summary a')).toHaveLength(3);
    expect(page.$('input[name=email]').attr('value')).toBe('not an address');
  });

  it('mails one address three times an hour at most, and says nothing about it', async () => {
    const email = await aWorkAddress(app);
    for (let time = 0; time < 5; time += 1)
      expect((await ask(email)).page.heading).toBe('Look into your mailbox');
    expect(await communityLetters(app, email)).toHaveLength(3);
  });

  it('forgets a question after seven days', async () => {
    await app.get(RedisConnection).client.flushdb();
    const email = await aWorkAddress(app);
    const { visitor } = await ask(email);
    const [question] = await communityLetters(app, email);
    now = new Date(now.getTime() + 8 * 24 * 3_600_000);
    expect((await visitor.get(question!.links[0]!)).status).toBe(404);
    expect(await communityLetters(app, email)).toEqual([]);
    await ask(await aWorkAddress(app));
    const left = await app.get(Database).query('SELECT id FROM community_member WHERE email = ?', [email]);
    expect(left).toEqual([]);
  });

  it('speaks Welsh, on the page and in the email', async () => {
    const email = await aWorkAddress(app);
    const visitor = aVisitor(app);
    visitor.cookies.set('language', 'cy');
    expect((await visitor.get(`/communities/${id}`)).heading).toContain('Ymuno:');
    await visitor.submit({ name: 'Siân Bevan', email, role: 'learn' });
    const [question] = await communityLetters(app, email);
    expect(question!.text).toContain('fel Siân Bevan, i ddysgu');
    expect((await aVisitor(app).get(question!.links[0]!)).heading).toContain('Ymuno:');
  });

  it('leaves no name, address or link in the log, and nothing in the audit', async () => {
    const { email, members } = await join('Gwenllian Unlogged');
    const log = lines.join('');
    for (const secret of ['Gwenllian', email, members.split('/').pop()!]) expect(log).not.toContain(secret);
    const audit = await app
      .get(Database)
      .query('SELECT action FROM audit_entry WHERE action LIKE ?', ['%member%']);
    expect(audit).toEqual([]);
  });

  it.each([
    '/communities/99999',
    '/communities/nonsense',
    '/communities/confirm/x',
    '/communities/member/x',
    '/communities/leave/x',
  ])('has no page at %s', async (path) => expect((await aVisitor(app).get(path)).status).toBe(404));
});
