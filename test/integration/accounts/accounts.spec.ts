import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { Accounts, AccountsModule, type Account } from '../../../src/features/accounts/index.js';
import { Sessions } from '../../../src/features/accounts/sessions.service.js';
import { SignIn } from '../../../src/features/accounts/sign-in.service.js';
import { AuditTrail, theSystem } from '../../../src/features/audit/index.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { storeAFewDepartments } from '../../support/a-few-departments.js';
import { aTestContext } from '../../support/test-app.js';

const password = 'llyfrgell y dref 1907';
let now = new Date('2026-11-02T08:00:00Z');

describe('Accounts', () => {
  let context: TestingModule;
  let accounts: Accounts;
  let sessions: Sessions;
  let carys: Account;

  const create = async (
    email: string,
    role: 'administrator' | 'hr' | 'leader',
    departmentIds: number[] = [],
  ) => {
    const made = await accounts.create({ name: 'Carys Bevan', email, role, departmentIds, password });
    if (made.outcome !== 'created') throw new Error(made.outcome);
    return made.account;
  };
  const attempt = (email: string, typed: string) => context.get(SignIn).attempt(email, typed);

  beforeAll(async () => {
    context = await aTestContext([AccountsModule], [{ provide: Clock, useValue: { now: () => now } }]);
    await storeAFewDepartments(context.get(Database));
    accounts = context.get(Accounts);
    sessions = context.get(Sessions);
    carys = await create('Carys@Northmoor.example ', 'leader', [4, 3, 4]);
  });
  afterAll(async () => context?.close());

  it('have one address each, whatever its capitals', async () => {
    const again = await accounts.create({ name: 'Other', email: 'CARYS@northmoor.example', role: 'hr' });
    expect(again).toEqual({ outcome: 'email-taken' });
    expect(carys).toMatchObject({
      email: 'carys@northmoor.example',
      departmentIds: [3, 4],
      hasPassword: true,
    });
  });

  it('let in with the right password only', async () => {
    expect(await attempt('carys@northmoor.example', password)).toMatchObject({ outcome: 'signed-in' });
    expect(await attempt('carys@northmoor.example', `${password}!`)).toEqual({ outcome: 'refused' });
    expect(await attempt('nobody@northmoor.example', password)).toEqual({ outcome: 'refused' });
  });

  it('without a password let nobody in', async () => {
    await accounts.create({ name: 'New', email: 'new@northmoor.example', role: 'hr' });
    expect(await attempt('new@northmoor.example', '')).toEqual({ outcome: 'refused' });
  });

  it('end a session after an idle hour, and after twelve hours in any case', async () => {
    const idle = await sessions.open(carys);
    expect(await sessions.account(idle)).toMatchObject({ id: carys.id });
    now = new Date('2026-11-02T20:00:00Z');
    expect(await sessions.account(idle)).toBeNull();
    now = new Date('2026-11-02T08:00:00Z');
    expect(await sessions.account(idle)).toBeNull();
  });

  it('end every session when they are deactivated', async () => {
    const secret = await sessions.open(carys);
    await accounts.deactivate(carys.id, theSystem);
    expect(await sessions.account(secret)).toBeNull();
    expect(await attempt('carys@northmoor.example', password)).toEqual({ outcome: 'refused' });
    await accounts.reactivate(carys.id, theSystem);
    expect(await sessions.account(secret)).toBeNull();
  });

  it('keep the last administrator', async () => {
    const only = await create('admin@northmoor.example', 'administrator');
    expect(await accounts.deactivate(only.id, theSystem)).toEqual({ outcome: 'last-administrator' });
    const demoted = { name: only.name, role: 'hr' as const, language: 'en' as const, departmentIds: [] };
    expect(await accounts.edit(only.id, demoted, theSystem)).toEqual({ outcome: 'last-administrator' });
    await create('second@northmoor.example', 'administrator');
    expect(await accounts.edit(only.id, demoted, theSystem)).toEqual({ outcome: 'changed' });
  });

  it('lose their departments with the role of a leader', async () => {
    const details = { name: 'Carys', role: 'hr' as const, language: 'cy' as const, departmentIds: [3] };
    await accounts.edit(carys.id, details, theSystem);
    expect(await accounts.byId(carys.id)).toMatchObject({ role: 'hr', language: 'cy', departmentIds: [] });
  });

  it('leave an intact audit behind', async () => {
    expect(await context.get(AuditTrail).verifyAuditChain()).toMatchObject({ outcome: 'intact', entries: 8 });
  });
});
