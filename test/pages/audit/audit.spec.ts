import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { Audit } from '../../../src/features/audit/index.js';
import { AuditWebModule } from '../../../src/features/audit/web/audit-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('The audit page', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, AuditWebModule]);
    const audit = app.get(Audit, { strict: false });
    const actor = { kind: 'account' as const, id: 1, name: 'Siân <Bevan>' };
    await app.get(Database).transaction(async () => {
      for (let number = 1; number <= 60; number += 1) {
        await audit.record({ actor, action: 'test.deed', subject: `deed:${number}`, detail: { k: number } });
      }
    });
  });
  afterAll(async () => app?.close());

  it('shows administrators the newest deeds first, and older ones on the next page', async () => {
    const administrator = await signInAs(app, 'administrator');
    const first = await administrator.get('/audit');
    expect(first.$('tbody tr').length).toBe(50);
    expect(first.$('tbody tr').eq(1).text()).toMatch(/Siân <Bevan>\s*test\.deed\s*deed:60\s*k: 60/);
    const older = await administrator.get(first.$('a:contains("Older")').attr('href') as string);
    expect(older.text).toContain('deed:1 ');
    expect(older.$('a:contains("Older")').length).toBe(0);
  });

  it('is for administrators only', async () => {
    expect((await (await signInAs(app, 'hr')).get('/audit')).status).toBe(403);
  });
});
