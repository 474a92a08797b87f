import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { Ledger } from '../../../src/features/delivery/index.js';
import { BouncesJobsModule } from '../../../src/features/delivery/jobs/bounces-jobs.module.js';
import { ReturnedMailDesk } from '../../../src/features/delivery/jobs/returned-mail-desk.service.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aBounce } from '../../support/a-bounce.js';
import { SentMessages } from '../../support/sent-messages.js';
import { aTestContext } from '../../support/test-app.js';

const carys = 'carys@northmoor.example';

describe('returned mail', () => {
  let context: TestingModule;
  let desk: ReturnedMailDesk;
  let database: Database;
  let messages: SentMessages;
  let scopes = 0;

  beforeAll(async () => {
    process.env['BOUNCE_ADDRESS'] = 'bounces@northmoor.example';
    context = await aTestContext([QueueModule, BouncesJobsModule]);
    desk = context.get(ReturnedMailDesk, { strict: false });
    database = context.get(Database, { strict: false });
  });
  beforeEach(async () => {
    await database.execute('DELETE FROM delivery_suppression');
    messages = await SentMessages.of(context, { scope: `campaign:${(scopes += 1)}`, people: 12 });
    await written(carys);
  });
  afterAll(async () => {
    await context?.close();
    delete process.env['BOUNCE_ADDRESS'];
  });

  /** Person 2 of this campaign has this address. */
  const written = (address: string | null) =>
    database.execute(
      `UPDATE delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ? SET message.address = ? WHERE recipient_id = 2`,
      [`campaign:${scopes}`, address],
    );
  const comes = async (shape: string, { person = 2, of = messages, arrivedAt = new Date() } = {}) =>
    desk.dealWith(aBounce(shape, await of.address(person)), arrivedAt);
  const counts = (kind = 'invitation') =>
    context.get(Ledger, { strict: false }).reconciliation(`campaign:${scopes}`, kind);

  it.each([
    ['postfix-unknown-user', 'unknown-address', true],
    ['exim-report', 'mailbox-closed', true],
    ['exim-words', 'unknown-address', true],
    ['exchange-not-found', 'unknown-address', true],
    ['gmail-unknown-user', 'unknown-address', true],
    ['exchange-mailbox-full', 'mailbox-full', false],
    ['exchange-policy', 'policy', false],
    ['gmail-gave-up', 'refused-for-now', false],
  ])('in the shape %s is told of that person alone', async (shape, reason, forbidden) => {
    expect(await comes(shape)).toBe('processed');
    expect(await messages.row(2)).toMatchObject({ state: 'bounced', reason });
    expect(await counts()).toMatchObject({ intended: 12, accepted: 11, bounced: 1 });
    expect(await messages.suppressed()).toEqual(forbidden ? [carys] : []);
    expect(await comes(shape)).toBe('processed');
    expect(await counts()).toMatchObject({ bounced: 1 });
  });

  it('holds nothing against somebody whose mail is forwarded to a mailbox that is gone', async () => {
    await written('c.price@northmoor.example');
    expect(await comes('postfix-unknown-user')).toBe('processed');
    expect(await messages.row(2)).toMatchObject({ state: 'bounced', reason: 'unknown-address' });
    expect(await messages.suppressed()).toEqual([]);
  });

  it('of a reminder forbids nothing and stays a count', async () => {
    const reminders = await SentMessages.of(context, {
      scope: `campaign:${scopes}`,
      kind: 'reminder',
      people: 12,
    });
    expect(await comes('postfix-unknown-user', { of: reminders })).toBe('processed');
    expect(await counts('reminder')).toMatchObject({ bounced: 1 });
    expect(await messages.suppressed()).toEqual([]);
  });

  it('that overtakes the worker waits for it, for an hour at most', async () => {
    await messages.put('sending');
    expect(await comes('postfix-unknown-user')).toBe('later');
    expect(await comes('postfix-unknown-user', { arrivedAt: new Date(Date.now() - 3_700_000) })).toBe(
      'not-understood',
    );
    await messages.put('sent');
    expect(await comes('postfix-unknown-user')).toBe('processed');
    expect(await messages.row(2)).toMatchObject({ state: 'bounced' });
  });

  it('of a message whose row is another’s since, or was destroyed, changes nothing', async () => {
    const before = await messages.address(2);
    await database.execute('UPDATE delivery_mailing SET created_at = created_at + INTERVAL 1 SECOND');
    expect(await desk.dealWith(aBounce('postfix-unknown-user', before), new Date())).toBe('processed');
    expect(await messages.row(2)).toMatchObject({ state: 'sent' });
  });

  it('that proves nothing is never tied to somebody by their address', async () => {
    const { signedKey, returnAddress } = await messages.address(2);
    const forged = {
      signedKey: signedKey.replace('.2.', '.3.'),
      returnAddress: returnAddress.replace('.2.', '.3.'),
    };
    expect(await desk.dealWith(aBounce('postfix-unknown-user', forged), new Date())).toBe('not-understood');
    expect(await counts()).toMatchObject({ accepted: 12 });
  });

  it.each([
    ['out-of-office', 'kept'],
    ['away-in-welsh', 'kept'],
    ['read-receipt', 'kept'],
    ['person-answers', 'kept'],
    ['postfix-delayed', 'processed'],
    ['exim-warning', 'processed'],
    ['relayed', 'processed'],
  ])('in the shape %s is %s and changes nothing', async (shape, filing) => {
    expect(await comes(shape)).toBe(filing);
    expect(await counts()).toMatchObject({ accepted: 12 });
  });
});
