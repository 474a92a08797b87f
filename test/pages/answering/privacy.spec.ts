import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AnsweringWebModule } from '../../../src/features/answering/web/answering-web.module.js';
import { MyPlanWebModule } from '../../../src/features/learning/web/my-plan-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { Log } from '../../../src/platform/logging/log.js';
import { RedisConnection } from '../../../src/platform/queue/redis.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aListeningLog } from '../../support/a-listening-log.js';
import { answerAndSend, aRespondent, begin } from '../../support/a-respondent.js';
import { anInvitedCouncil, type Invited } from '../../support/an-invitation.js';
import { aTestApp } from '../../support/test-app.js';

let app: NestFastifyApplication;
let invited: Invited;
const lines: string[] = [];

const away = () => Promise.reject(new Error('Connection is closed.'));
let counted = 0;
const count = () => {
  counted += 1;
  return away();
};
const noRedis = {
  client: { eval: count, get: away, set: away },
  answers: away,
  onApplicationShutdown: () => undefined,
};

beforeAll(async () => {
  app = await aTestApp(
    [WebModule, AccountsAccessModule, AnsweringWebModule, MyPlanWebModule],
    [
      { provide: Log, useValue: aListeningLog(lines) },
      { provide: RedisConnection, useValue: noRedis },
    ],
  );
  invited = await anInvitedCouncil(app);
});
afterAll(() => app?.close());

/** Every value of every table as text, binary ones as they are and in hexadecimal. */
async function everythingStored(): Promise<string> {
  const database = app.get(Database);
  const tables = await database.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'",
  );
  const rows = await Promise.all(tables.map(({ name }) => database.query(`SELECT * FROM \`${name}\``)));
  const values = rows.flat().flatMap((row) => Object.values(row));
  return values
    .map((value) =>
      Buffer.isBuffer(value) ? `${value.toString('latin1')} ${value.toString('hex')}` : JSON.stringify(value),
    )
    .join('\n');
}

describe('After a whole journey, with Redis away', () => {
  it('neither the log nor the database holds the link, the plan key, the draft’s secret or an answer', async () => {
    const person = await aRespondent(app, invited.staff[1] as number);
    await begin(person);
    const secret = person.browser.cookies.get('answering') as string;
    const ticked = { 'level-spreadsheets': '1', 'culture-time-to-learn': '1', obstacles: 'no-time' };
    const { key, result } = await answerAndSend(person, ticked);
    expect(result.heading).toBe('Your result');
    await person.browser.post('/plan', { planKey: key });
    await person.browser.get(person.link);
    await person.browser.get(`/s/${'y'.repeat(43)}`);
    await app.inject({ method: 'POST', url: `${person.link}`, payload: { broken: true } });

    const stored = await everythingStored();
    const said = lines.join('');
    for (const kept of [
      person.token,
      key,
      key.replaceAll('-', ''),
      secret,
      Buffer.from(secret, 'base64url').toString('latin1'),
    ]) {
      expect(said).not.toContain(kept);
      expect(stored).not.toContain(kept);
    }
    for (const answer of ['no-time', 'time-to-learn', 'level-spreadsheets'])
      expect(said).not.toContain(answer);
  });

  it('leaves no trace of when or where: no draft, no audit entry, no address, no counter, no further change to the person', async () => {
    counted = 0;
    const database = app.get(Database);
    const person = await aRespondent(app, invited.staff[2] as number);
    const audit = () => database.query('SELECT COUNT(*) AS entries FROM audit_entry');
    const of = () => database.query('SELECT * FROM participant WHERE id = ?', [invited.staff[2]]);
    const [entries, before] = [await audit(), (await of())[0]];
    await answerAndSend(person);
    expect(await audit()).toEqual(entries);
    expect((await of())[0]).toEqual({ ...before, answered: 1 });
    expect(
      await database.query('SELECT * FROM answer_session WHERE participant_id = ?', [invited.staff[2]]),
    ).toEqual([]);
    expect(counted).toBe(0);
  });
});
