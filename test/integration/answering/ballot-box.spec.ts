import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { AnsweringModule, BallotBox, Plans, Withdrawals } from '../../../src/features/answering/index.js';
import { AnswerSessions } from '../../../src/features/answering/answer-sessions.service.js';
import { Submissions } from '../../../src/features/answering/submissions.service.js';
import { cultureAnswers, skillAnswers } from '../../../src/features/answering/rules/answers.js';
import type { Answers } from '../../../src/features/answering/rules/answers.js';
import { CampaignEvents } from '../../../src/features/campaigns/index.js';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { skillsOf } from '../../../src/features/surveys/rules/pack-reading.js';
import { Database } from '../../../src/platform/database/database.js';
import { anInvitedCouncil, defaultPack, type Invited } from '../../support/an-invitation.js';
import { aTestContext } from '../../support/test-app.js';

let context: TestingModule;
let invited: Invited;
let next = -1;

beforeAll(async () => {
  context = await aTestContext([AnsweringModule, InvitationsModule]);
  invited = await anInvitedCouncil(context);
});
afterAll(() => context?.close());

const sql = <Row>(statement: string, parameters: unknown[] = []) =>
  context.get(Database).query<Row>(statement, parameters);

async function save(cookie: string, answers: Partial<Answers>): Promise<void> {
  const sessions = context.get(AnswerSessions);
  const session = await sessions.find(cookie);
  expect(await sessions.save(cookie, session!, (before) => ({ ...before, ...answers }))).toBe(true);
}

/** Somebody of Home Care (or the leader) sends these answers. */
async function send(answers: Partial<Answers>, participantId = invited.staff[(next += 1)] as number) {
  const cookie = await context.get(AnswerSessions).open({ campaignId: invited.campaignId, participantId });
  await save(cookie, answers);
  const planKey = context.get(Plans).newKey();
  const { outcome } = await context.get(Submissions).create(cookie, planKey);
  expect(outcome).toBe('accepted');
  return { planKey, participantId, cookie };
}

async function opened() {
  const left: string[] = [];
  const ballots = [];
  const all = context.get(BallotBox).openAll(invited.campaignId, (because) => left.push(because));
  for await (const ballot of all) ballots.push(ballot);
  return { ballots, left };
}

async function emptied(): Promise<void> {
  await context.get(BallotBox).destroy(invited.campaignId);
}

describe('The ballot box', () => {
  it('opens to exactly what was put in, in no order, at one sealed length', async () => {
    const keys = skillsOf(defaultPack).map(({ key }) => key);
    const skills = fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...skillAnswers)));
    const items = defaultPack.culture.items.map(({ key }) => key);
    const culture = fc.array(fc.tuple(fc.constantFrom(...items), fc.constantFrom(...cultureAnswers)));
    const samples = fc.sample(fc.record({ skills, culture }), 8);
    for (const sample of samples) {
      await send({ skills: new Map(sample.skills), culture: new Map(sample.culture) });
    }
    const { ballots, left } = await opened();
    const said = (answers: { skills: object; culture: object }) =>
      JSON.stringify([sorted(answers.skills), sorted(answers.culture)]);
    const expected = samples.map(({ skills: s, culture: c }) =>
      said({ skills: Object.fromEntries(s), culture: Object.fromEntries(c) }),
    );
    expect(left).toEqual([]);
    expect(
      ballots.map((ballot) => (ballot.kind === 'answers' ? said(ballot.answers) : '')).toSorted(),
    ).toEqual(expected.toSorted());
    expect(
      ballots.every(
        (ballot) => ballot.kind === 'answers' && ballot.familyKey === 'professional-and-technical',
      ),
    ).toBe(true);
    const lengths = await sql('SELECT DISTINCT LENGTH(sealed) AS length FROM ballot');
    const plans = await sql('SELECT DISTINCT LENGTH(content) AS length FROM plan');
    expect([lengths.length, plans.length]).toEqual([1, 1]);
    await emptied();
  });

  it('leaves out what was withdrawn, also the leader’s answer, and the person stays "answered"', async () => {
    await send({ skills: new Map([['spreadsheets', 2]]) });
    const { planKey } = await send({ skills: new Map([['spreadsheets', 0]]), leader: 5 }, invited.leader);
    expect((await opened()).ballots).toHaveLength(3);
    expect(await context.get(Withdrawals).create(planKey)).toEqual({ outcome: 'withdrawn' });
    expect(await context.get(Withdrawals).create(planKey)).toEqual({ outcome: 'withdrawn' });
    const { ballots, left } = await opened();
    expect(ballots).toHaveLength(1);
    expect(left).toEqual(['withdrawn', 'withdrawn']);
    const [person] = await sql<{ answered: number }>('SELECT answered FROM participant WHERE id = ?', [
      invited.leader,
    ]);
    expect(person?.answered).toBe(1);
    expect(await context.get(Withdrawals).stateOf(planKey, invited.campaignId)).toBe('withdrawn');
    await emptied();
  });

  it('counts what can’t be read, and goes on', async () => {
    await send({});
    await context
      .get(Database)
      .execute('INSERT INTO ballot SELECT UUID(), campaign_id, kind, REVERSE(sealed) FROM ballot');
    const { ballots, left } = await opened();
    expect([ballots.length, left]).toEqual([1, ['undecipherable']]);
    await emptied();
    expect(await context.get(BallotBox).count(invited.campaignId)).toBe(0);
  });

  it('has no column that leads back to anybody', async () => {
    const columns = await sql<{ place: string }>(
      `SELECT CONCAT(table_name, '.', column_name) AS place FROM information_schema.columns
       WHERE table_schema = DATABASE() AND table_name IN ('ballot', 'plan', 'withdrawal', 'answer_session')
       ORDER BY table_name, ordinal_position`,
    );
    expect(columns.map(({ place }) => place)).toEqual([
      ...[
        'answer_session.id',
        'answer_session.campaign_id',
        'answer_session.participant_id',
        'answer_session.draft',
      ],
      ...['ballot.id', 'ballot.campaign_id', 'ballot.kind', 'ballot.sealed'],
      ...['plan.lookup', 'plan.campaign_id', 'plan.content'],
      ...['withdrawal.campaign_id', 'withdrawal.hash'],
    ]);
  });

  it('gives ballots random ids, so that their order says nothing', async () => {
    for (let n = 0; n < 4; n += 1) await send({});
    const ids = await sql<{ id: string }>('SELECT id FROM ballot');
    for (const { id } of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    await emptied();
  });
});

describe('A draft', () => {
  it('opens with the secret of its own cookie only', async () => {
    const sessions = context.get(AnswerSessions);
    const person = { campaignId: invited.campaignId, participantId: invited.staff.at(-1) as number };
    const cookie = await sessions.open(person);
    await save(cookie, { leader: 4 });
    expect((await sessions.find(cookie))?.answers.leader).toBe(4);
    expect(await sessions.find(undefined)).toBeNull();
    expect(await sessions.find('A'.repeat(43))).toBeNull();
    const other = await sessions.open(person);
    await sql('UPDATE answer_session a JOIN answer_session b SET a.draft = b.draft WHERE a.id <> b.id');
    expect((await sessions.find(other))?.answers.leader).toBeNull();
  });

  it('keeps both pages that two tabs save at the same moment', async () => {
    const sessions = context.get(AnswerSessions);
    const person = { campaignId: invited.campaignId, participantId: invited.staff.at(-2) as number };
    const cookie = await sessions.open(person);
    const seenByBoth = (await sessions.find(cookie))!;
    const tabs = [
      { leader: 4 as const },
      { obstacles: new Set(['no-time']) },
      { learn: new Set(['spreadsheets']) },
    ];
    await Promise.all(
      tabs.map((tab) => sessions.save(cookie, seenByBoth, (before) => ({ ...before, ...tab }))),
    );
    const { answers } = (await sessions.find(cookie))!;
    expect([answers.leader, [...answers.obstacles], [...answers.learn]]).toEqual([
      4,
      ['no-time'],
      ['spreadsheets'],
    ]);
  });

  it('goes when the survey closes', async () => {
    await context.get(Database).transaction(() => context.get(CampaignEvents).tellClosed(invited.campaignId));
    expect(await sql('SELECT id FROM answer_session')).toEqual([]);
  });
});

const sorted = (answers: object) => Object.entries(answers).toSorted(([a], [b]) => a.localeCompare(b));
