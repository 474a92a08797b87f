import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { AccountsModule, Accounts, type Account } from '../../../src/features/accounts/index.js';
import { PasswordMail } from '../../../src/features/accounts/jobs/password-mail.owner.js';
import { PasswordLinks } from '../../../src/features/accounts/password-links.service.js';
import { PasswordSetting } from '../../../src/features/accounts/password-setting.service.js';
import { theSystem } from '../../../src/features/audit/index.js';
import { DeliveryModule, type LastLook } from '../../../src/features/delivery/index.js';
import { aTestContext } from '../../support/test-app.js';

describe('The email with a link to set a password', () => {
  let context: TestingModule;
  let made = 0;

  beforeAll(async () => {
    context = await aTestContext([
      AccountsModule,
      DeliveryModule,
      { module: class {}, providers: [PasswordMail], imports: [AccountsModule, DeliveryModule] },
    ]);
  });
  afterAll(async () => context?.close());

  async function anAccount(language: 'en' | 'cy' = 'en'): Promise<Account> {
    made += 1;
    const email = `person.${made}@northmoor.example`;
    const created = await context.get(Accounts).create({ name: 'Carys Bevan', email, role: 'hr', language });
    if (created.outcome !== 'created') throw new Error(created.outcome);
    return created.account;
  }

  async function lookAt(
    account: Account,
    linkId: number,
    kind = 'set-password',
  ): Promise<LastLook | undefined> {
    const owner = context
      .get(PasswordMail, { strict: false })
      .owners()
      .find((one) => one.kind === kind);
    const row = { batchId: 1, position: 1, mailingId: 1, attempts: 0, rowId: '1.1', address: account.email };
    const channel = 'email' as const;
    const scope = `account:${account.id}`;
    return (
      await owner?.lastLook([{ ...row, channel, scope, kind, sequence: linkId, recipientId: account.id }])
    )?.[0];
  }

  it('holds the link, which sets the password; a second copy says the same', async () => {
    const account = await anAccount();
    const link = await context.get(PasswordLinks).issue(account.id, 'set');
    const look = await lookAt(account, link.id);
    if (look?.outcome !== 'send') throw new Error('It should be sent');
    expect(look.letter).toMatchObject({ to: account.email, toName: 'Carys Bevan', language: 'en' });
    const token = /\/set-password\/([\w-]{43})\n/.exec(look.letter.text)?.[1] as string;
    expect(look.letter).toMatchObject({ html: expect.stringContaining(token) });
    expect(await lookAt(account, link.id)).toEqual(look);
    expect(await context.get(PasswordSetting).set(token, 'tri gair di-nod')).toEqual({ outcome: 'set' });
  });

  it('speaks Welsh where the account does', async () => {
    const account = await anAccount('cy');
    const link = await context.get(PasswordLinks).issue(account.id, 'reset');
    const look = await lookAt(account, link.id, 'reset-password');
    expect(look).toMatchObject({ letter: { subject: expect.stringContaining('cyfrinair'), language: 'cy' } });
  });

  it('is not sent any more once a link was used or the account deactivated', async () => {
    const account = await anAccount();
    const links = context.get(PasswordLinks);
    const [first, second] = [await links.issue(account.id, 'set'), await links.issue(account.id, 'set')];
    await links.spend(first);
    expect(await lookAt(account, second.id)).toEqual({ outcome: 'cancel', reason: 'link-over' });
    const fresh = await links.issue(account.id, 'set');
    await context.get(Accounts).deactivate(account.id, theSystem);
    expect(await lookAt(account, fresh.id)).toEqual({ outcome: 'cancel', reason: 'account-inactive' });
  });
});
