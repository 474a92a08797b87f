import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { Audit, AuditModule, AuditTrail, theSystem } from '../../../src/features/audit/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { aTestContext } from '../../support/test-app.js';

describe('The audit', () => {
  let context: TestingModule;
  let audit: Audit;
  let trail: AuditTrail;
  let database: Database;

  const deed = (number: number) => ({
    actor: theSystem,
    action: 'test.deed',
    subject: `deed:${number}`,
    detail: { zebra: number, ant: { b: [1, { d: 1, c: 2 }], a: 'Siân' } },
  });

  beforeAll(async () => {
    context = await aTestContext([AuditModule]);
    audit = context.get(Audit);
    trail = context.get(AuditTrail);
    database = context.get(Database);
  });
  afterAll(async () => context?.close());

  it('refuses an entry outside a transaction', async () => {
    await expect(audit.record(deed(0))).rejects.toThrow("needs the deed's transaction");
  });

  it('leaves nothing behind when the deed fails', async () => {
    const failing = database.transaction(async () => {
      await audit.record(deed(0));
      throw new Error('the deed failed');
    });
    await expect(failing).rejects.toThrow('the deed failed');
    expect(await trail.verifyAuditChain()).toEqual({ outcome: 'intact', entries: 0 });
  });

  it('stays one chain when many write at the same time', async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index + 1);
    await Promise.all(numbers.map((number) => database.transaction(() => audit.record(deed(number)))));
    expect(await trail.verifyAuditChain()).toEqual({ outcome: 'intact', entries: 25 });
  });

  it('shows the newest first, page by page', async () => {
    const first = await trail.page({ limit: 20 });
    const second = await trail.page({ limit: 20, before: first.next ?? undefined });
    const ids = [...first.entries, ...second.entries].map((entry) => entry.id);
    expect(ids).toHaveLength(25);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(second.next).toBeNull();
  });

  it('notices a changed entry, and one removed from the end', async () => {
    const [last, , third] = (await trail.page({ limit: 3 })).entries;
    await database.execute('UPDATE audit_entry SET actor_name = ? WHERE id = ?', ['Nobody', third?.id]);
    expect(await trail.verifyAuditChain()).toEqual({ outcome: 'broken', entryId: third?.id });
    await database.execute('UPDATE audit_entry SET actor_name = ? WHERE id = ?', [theSystem.name, third?.id]);
    await database.execute('DELETE FROM audit_entry WHERE id = ?', [last?.id]);
    expect(await trail.verifyAuditChain()).toEqual({ outcome: 'broken', entryId: null });
  });
});
