import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ledger } from '../../src/features/delivery/index.js';
import { aDraft } from '../support/a-campaign.js';
import { aCouncil, northmoor } from '../support/a-council.js';
import { answerAll, begin } from '../support/a-respondent.js';
import { personalLink } from '../support/mailbox.js';
import { PageClient } from '../support/page-client.js';
import { decodedParts } from '../support/read-mail.js';
import { aVisitor, signInAs } from '../support/sign-in.js';
import { administrator, until, WholeApp } from '../support/whole-app.js';
import { Wire } from '../support/whole-app-wire.js';

/** Of 64 people, four have no address. */
const reachable = 60;
/** Of one batch: its lanes, and the messages of a lane. */
const inFlight = 4 * 10;

jest.setTimeout(300_000);

describe('While a survey is open', () => {
  let whole: WholeApp;
  let redis: Wire;
  let mysql: Wire;
  let hr: PageClient;
  let id: number;
  let links: string[];

  beforeAll(async () => {
    whole = await WholeApp.start(async () => {
      redis = await Wire.inPlaceOf('REDIS_URL');
      mysql = await Wire.inPlaceOf('DATABASE_URL');
    });
    await aCouncil(whole.database, northmoor);
    hr = await signInAs(whole.web, 'hr');
    id = await aDraft(whole.web, { k: 5 });
    await hr.post(`/campaigns/${id}/launch`, { reason: 'A test', purposeLimitConfirmed: 'yes' });
  });
  afterAll(async () => {
    await whole?.close();
    await Promise.all([redis?.remove(), mysql?.remove()]);
  });

  const works = () =>
    until('both services are back', async () => {
      const { database, redis: sessions } = await health(whole);
      return database && sessions;
    });
  /** Without those that a leader gives beside. */
  const ballots = async () => {
    const sql = "SELECT COUNT(*) AS n FROM ballot WHERE kind = 'answers'";
    const [row] = await whole.database.query<{ n: number | string }>(sql);
    return Number(row?.n);
  };

  async function somebody(number: number) {
    const link = new URL(links[number] as string).pathname;
    return { browser: new PageClient(whole.web), link, token: link.slice('/s/'.length) };
  }

  it('Redis and the database go away in the middle of sending: everybody has one message in the end', async () => {
    whole.mail.faults.delay = 30;
    await whole.startWorker();
    await until('some messages', async () => whole.mail.taken.length >= 8);
    await redis.cut();
    await until('more messages', async () => whole.mail.taken.length >= 16);
    await mysql.cut();
    await redis.mend();
    await mysql.mend();
    const finished = () => whole.web.get(Ledger).reconciliation(`campaign:${id}`, 'invitation');
    await until('nothing is open', async () => (await finished().catch(() => null))?.open === 0, 100);
    expect(await finished()).toMatchObject({ intended: reachable + 4, accepted: reachable, withheld: 4 });
    expect(whole.mail.copies().size).toBe(reachable);
    expect(whole.mail.taken.length - reachable).toBeLessThanOrEqual(inFlight);
    links = [...whole.mail.copies().values()].map(([mail]) => personalLink(decodedParts(mail!.raw)));
    await whole.stopWorker();
  }, 150_000);

  it('a worker that is told to stop while Redis is away stops soon', async () => {
    await whole.startWorker();
    await redis.cut();
    await sleep(1_500);
    const stopped = await Promise.race([whole.stopWorker().then(() => true), sleep(20_000, false)]);
    await redis.mend();
    expect(stopped).toBe(true);
  });

  it('without Redis staff answer to the end, and whoever would sign in is told that it is away', async () => {
    const person = await somebody(1);
    await begin(person);
    await redis.cut();
    expect(await health(whole)).toMatchObject({ status: 'ready', redis: false });
    const key = await answerAll(person);
    const result = await person.browser.post('/submissions', { planKey: key });
    expect(result.status).toBe(200);
    expect(await ballots()).toBe(1);
    const away = await hr.get('/campaigns');
    expect([away.status, away.heading]).toEqual([503, 'Signing in is not possible right now']);
    await redis.mend();
    await works();
    expect((await hr.get('/campaigns')).status).toBe(200);
  });

  it('without the database every page says so in plain words, and answers can be sent once it is back', async () => {
    const person = await somebody(2);
    await begin(person);
    const key = await answerAll(person);
    await mysql.cut();
    const refused = await person.browser.post('/submissions', { planKey: key });
    expect(refused.status).toBe(503);
    expect(refused.text).not.toMatch(/ECONN|SQL|at \w+ \(/);
    expect(refused.headers['retry-after']).toBeDefined();
    for (const path of ['/campaigns', '/results', '/plan', '/confidentiality', '/learning', '/communities']) {
      const { status } = await hr.get(path);
      expect([path, [200, 503].includes(status), status]).toEqual([path, true, status]);
    }
    const visitor = aVisitor(whole.web);
    await visitor.get('/sign-in');
    expect((await visitor.submit(administrator)).status).toBe(503);
    await mysql.mend();
    await works();
    const sent = await person.browser.post('/submissions', { planKey: key });
    expect(sent.heading).toMatch(/Your result|Eich canlyniad/);
    expect(await ballots()).toBe(2);
  });
});

describe('At the start', () => {
  it('the web process waits for the database, and serves without Redis until it comes', async () => {
    let redis: Wire | undefined;
    let mysql: Wire | undefined;
    const whole = await WholeApp.start(async () => {
      redis = await Wire.inPlaceOf('REDIS_URL');
      mysql = await Wire.inPlaceOf('DATABASE_URL');
      await Promise.all([redis.cut(), mysql.cut()]);
      setTimeout(() => void mysql?.mend(), 2_500);
    });
    expect(await health(whole)).toEqual({ status: 'ready', database: true, redis: false });
    expect((await aVisitor(whole.web).get('/')).status).toBe(200);
    await redis?.mend();
    await until('Redis is there', async () => (await health(whole)).redis);
    await whole.close();
    await Promise.all([redis?.remove(), mysql?.remove()]);
  });
});

async function health({ web }: WholeApp): Promise<{ status: string; database: boolean; redis: boolean }> {
  return (await web.inject({ url: '/health/ready' })).json();
}
