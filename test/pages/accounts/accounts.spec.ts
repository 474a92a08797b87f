import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DepartmentNames } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AccountsWebModule } from '../../../src/features/accounts/web/accounts-web.module.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aFewDepartments, storeAFewDepartments } from '../../support/a-few-departments.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe("An administrator's accounts pages", () => {
  let app: NestFastifyApplication;
  let administrator: SignedInClient;

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, AccountsWebModule]);
    app.get(DepartmentNames).provide(async () => [...aFewDepartments]);
    await storeAFewDepartments(app.get(Database));
  });
  beforeEach(async () => {
    administrator = await signInAs(app, 'administrator');
  });
  afterAll(async () => app?.close());

  const add = async (fields: Record<string, string | string[]>) => {
    await administrator.get('/accounts/new');
    return administrator.submit({
      name: 'Siân Bevan',
      email: 'sian@northmoor.example',
      role: 'hr',
      ...fields,
    });
  };

  it('add a leader with departments, who gets an email', async () => {
    const form = await administrator.get('/accounts/new');
    expect(form.text).toContain('People › Support');
    const added = await administrator.submit({
      name: 'Rhys Parry',
      email: 'rhys@northmoor.example',
      role: 'leader',
      'departmentIds[]': ['3', '4'],
    });
    const list = await administrator.follow(added);
    expect(list.text).toContain('the email is on its way');
    expect(list.text).toContain('Rhys Parry rhys@northmoor.example Digital leader Support, Place');
    expect(list.text).toContain('Has not set a password yet');
    const path = list.$('a:contains("Rhys Parry")').attr('href') as string;
    const id = path.split('/').at(-1);
    expect(await app.get(Ledger).reconciliation(`account:${id}`, 'set-password')).toMatchObject({
      intended: 1,
    });
  });

  it('show what is wrong at its field and keep the rest', async () => {
    const refused = await add({ name: '', email: 'no address' });
    expect(refused.status).toBe(422);
    expect(refused.title).toMatch(/^Error: /);
    expect(refused.text).toContain('Type the name');
    expect(refused.text).toContain('Type an email address such as');
    expect(refused.$('input[name=email]').attr('value')).toBe('no address');
    const withoutDepartment = await add({ role: 'leader' });
    expect(withoutDepartment.text).toContain('Choose at least one department');
  });

  it('refuse a second account with the same address', async () => {
    await add({ email: 'twice@northmoor.example' });
    const again = await add({ email: 'Twice@northmoor.example' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('There is an account with this email address already');
  });

  it('change a role, deactivate and activate again', async () => {
    const leader = await signInAs(app, 'leader', { departmentIds: [4], name: 'Mared Huws' });
    const path = `/accounts/${leader.account.id}`;
    const edit = await administrator.get(path);
    expect(edit.$('input[name="departmentIds[]"][checked]').attr('value')).toBe('4');
    await administrator.follow(await administrator.submit({ role: 'hr' }, { button: 'Save' }));
    expect(administrator.page.$('input[name=role][checked]').attr('value')).toBe('hr');
    const off = await administrator.follow(await administrator.submit({}, { button: 'Deactivate' }));
    expect(off.text).toContain('The account is deactivated.');
    expect((await leader.get('/')).location).toBeNull();
    const on = await administrator.follow(await administrator.submit({}, { button: 'Activate again' }));
    expect(on.text).toContain('The account is active again.');
  });

  it('do not exist for an id that is none', async () => {
    expect((await administrator.get('/accounts/999999')).status).toBe(404);
    expect((await administrator.get('/accounts/one')).status).toBe(404);
  });

  it('show a new API key once', async () => {
    await administrator.get('/api-keys');
    const fields = { name: 'Nightly import', 'scopes[]': ['directory.import'] };
    const made = await administrator.submit(fields, { button: 'Make the key' });
    const key = /snd_[\w-]{43}/.exec(made.text)?.[0];
    expect(key).toBeDefined();
    const list = await administrator.get('/api-keys');
    expect(list.text).toContain('Nightly import');
    expect(list.text).not.toContain(key);
    const revoked = await administrator.follow(await administrator.submit({}, { button: 'Revoke' }));
    expect(revoked.text).toContain('The key is revoked.');
    expect((await administrator.submit({ name: 'x' }, { button: 'Make the key' })).status).toBe(422);
  });
});
