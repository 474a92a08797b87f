import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { createTransport } from 'nodemailer';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureMailServers } from '../../../scripts/bootstrap/install-mail-servers.mjs';
import { BounceMailbox } from '../../../src/features/delivery/index.js';
import { BounceReading } from '../../../src/features/delivery/jobs/bounce-reading.service.js';
import { BouncesJobsModule } from '../../../src/features/delivery/jobs/bounces-jobs.module.js';
import { ReturnedMailDesk } from '../../../src/features/delivery/jobs/returned-mail-desk.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { ReturnedMailFolder } from '../../../src/platform/mail/returned-mail-folder.js';
import { Verp } from '../../../src/platform/mail/verp.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aBounce } from '../../support/a-bounce.js';
import { AMailing, addressOf } from '../../support/a-mailing.js';
import { delivered, letters, messagesByFolder } from '../../support/imap-mailbox.js';
import { PrivateMailServers } from '../../support/private-mail-servers.js';
import { aTestContext } from '../../support/test-app.js';

const programs = await ensureMailServers();
const skipped = programs.because !== undefined;
if (skipped) writeSync(1, `Not tested with Postfix and Dovecot: ${programs.because}.\n`);

const bounces = 'bounces@northmoor.example';
const wholeVisit = {
  from: { folder: null, lastUid: 0 },
  limit: 10,
  mayGoOn: () => true,
  signal: new AbortController().signal,
  passed: async () => undefined,
};
const [here, noSuchUser, closedSince] = [addressOf(1), addressOf(2), addressOf(3)];

/** Person 1 has a mailbox. Postfix refuses person 2 at once; it takes mail for person 3, whom Dovecot does not know. */
(skipped ? describe.skip : describe)('with Postfix and Dovecot', () => {
  let servers: PrivateMailServers;
  let context: TestingModule;
  let mailing: AMailing;
  let reading: BounceReading;
  let verp: Verp;
  let database: Database;

  beforeAll(async () => {
    if (skipped) return;
    servers = await new PrivateMailServers(programs, [here, bounces], [closedSince]).open();
    process.env['SMTP_URL'] = servers.smtpUrl;
    process.env['BOUNCE_ADDRESS'] = bounces;
    process.env['BOUNCE_IMAP_URL'] = servers.imapUrl(bounces);
    context = await aTestContext([QueueModule, DeliveryJobsModule, BouncesJobsModule]);
    mailing = new AMailing(context, 'campaign:1');
    reading = context.get(BounceReading, { strict: false });
    verp = context.get(Verp, { strict: false });
    database = context.get(Database, { strict: false });
    await mailing.intend(3);
    await mailing.send();
  });
  afterAll(async () => {
    await context?.close();
    await servers?.close();
    for (const name of ['BOUNCE_ADDRESS', 'BOUNCE_IMAP_URL']) delete process.env[name];
  });

  const stateOf = async (person: number) =>
    (await mailing.rows()).find((row) => row['recipient_id'] === person)!;
  const suppressed = () =>
    database.query('SELECT address, reason FROM delivery_suppression ORDER BY address');
  const addressFor = async (person: number) => {
    const { batch_id: batch, position } = await stateOf(person);
    const [{ created_at: time }] = (await database.query('SELECT created_at FROM delivery_mailing')) as [
      { created_at: Date },
    ];
    const key = `${batch}.${position}.${time.getTime().toString(36)}`;
    return { signedKey: verp.signed(key), returnAddress: verp.envelopeSender(key) };
  };
  const lookAtTwo = () =>
    context
      .get(ReturnedMailFolder, { strict: false })
      .visit({ ...wholeVisit, limit: 2, take: async () => 'kept' });
  const dieAfterWritingDown = () =>
    context.get(ReturnedMailFolder, { strict: false }).visit({
      ...wholeVisit,
      take: async (raw, arrivedAt) => {
        const filing = await context.get(ReturnedMailDesk, { strict: false }).dealWith(raw, arrivedAt);
        if (filing === 'processed') throw new Error('killed');
        return filing;
      },
    });
  const lookNow = async () => {
    await database.execute('UPDATE delivery_bounce_mailbox SET next_look_at = NOW(3)');
    return reading.run(new AbortController().signal);
  };
  const arrives = async (raw: Buffer) => {
    const transport = createTransport(servers.smtpUrl);
    await transport.sendMail({ envelope: { from: '', to: [bounces] }, raw });
    transport.close();
  };
  const foldersAre = async (expected: Record<string, number>) => {
    const found = await messagesByFolder(servers.imapUrl(bounces));
    return Object.entries(expected).every(([name, messages]) => (found[name] ?? 0) === messages)
      ? true
      : found;
  };
  const eventually = async (condition: () => Promise<unknown>) => {
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if ((await condition()) === true) return true;
      await sleep(100);
    }
    throw new Error(`It did not happen: ${JSON.stringify(await condition())}\n${servers.log()}`);
  };

  it('refuses an unknown address at once: bounced, and not written to again', async () => {
    expect(await stateOf(2)).toMatchObject({
      state: 'failed_hard',
      reason: 'unknown-address',
      enhanced_code: '5.1.1',
    });
    expect(await suppressed()).toEqual([{ address: noSuchUser, reason: 'unknown-address' }]);
  });

  it('takes the others, with a return address for each that names nobody', async () => {
    expect(await stateOf(1)).toMatchObject({ state: 'sent' });
    expect(await stateOf(3)).toMatchObject({ state: 'sent' });
    expect(await eventually(() => delivered(servers.imapUrl(here)))).toBe(true);
    const [letter] = await letters(servers.imapUrl(here));
    expect(letter).toContain(`Return-Path: <${(await addressFor(1)).returnAddress}>`);
    expect(letter).toContain('From: Northmoor Council <digital-skills@northmoor.example>');
  });

  it('reports later that a mailbox is gone: bounced for that person, and for nobody else', async () => {
    expect(await eventually(() => foldersAre({ INBOX: 1 }))).toBe(true);
    expect(await lookNow()).toEqual({ outcome: 'done' });
    expect(await stateOf(3)).toMatchObject({
      state: 'bounced',
      reason: 'unknown-address',
      enhanced_code: '5.1.1',
    });
    expect(await stateOf(1)).toMatchObject({ state: 'sent' });
    expect(await mailing.figures()).toMatchObject({ intended: 3, accepted: 1, bounced: 2, open: 0 });
    expect(await suppressed()).toHaveLength(2);
    expect(await foldersAre({ INBOX: 0, 'Soundings/Processed': 1 })).toBe(true);
    expect(await context.get(BounceMailbox, { strict: false }).health()).toMatchObject({ outcome: 'read' });
  });

  it('leaves people and their absence alone, and puts aside what proves nothing', async () => {
    const true1 = await addressFor(1);
    const forgedKey = `${true1.signedKey.slice(0, -16)}aaaaaaaaaaaaaaaa`;
    const forged = { signedKey: forgedKey, returnAddress: `bounces+${forgedKey}@northmoor.example` };
    await arrives(aBounce('out-of-office', true1));
    await arrives(aBounce('person-answers', true1));
    await arrives(aBounce('postfix-unknown-user', forged));
    await arrives(aBounce('postfix-delayed', true1));
    expect(await eventually(() => foldersAre({ INBOX: 4 }))).toBe(true);
    const filed = { INBOX: 2, 'Soundings/Processed': 2, 'Soundings/Not understood': 1 };
    for (const look of ['first', 'second']) {
      await lookNow();
      expect([look, await foldersAre(filed)]).toEqual([look, true]);
    }
    expect(await stateOf(1)).toMatchObject({ state: 'sent' });
  });

  it('reads a report again when the worker died between writing it down and moving it', async () => {
    await arrives(aBounce('exim-report', await addressFor(1)));
    expect(await eventually(() => foldersAre({ INBOX: 3 }))).toBe(true);
    expect(await lookAtTwo()).toEqual({ looked: 2, more: true });
    await expect(dieAfterWritingDown()).rejects.toThrow('killed');
    expect(await foldersAre({ INBOX: 3, 'Soundings/Processed': 2 })).toBe(true);
    expect(await stateOf(1)).toMatchObject({ state: 'bounced', reason: 'mailbox-closed' });
    await lookNow();
    expect(await mailing.figures()).toMatchObject({ accepted: 0, bounced: 3 });
    expect(await foldersAre({ INBOX: 2, 'Soundings/Processed': 3 })).toBe(true);
  });

  it('reads no more of a report than it needs', async () => {
    const report = aBounce('postfix-unknown-user', await addressFor(1));
    const at = report.indexOf('Dear Carys');
    const attached = Buffer.from(`${'a picture of the harbour, once more\r\n'.repeat(200_000)}`);
    await arrives(Buffer.concat([report.subarray(0, at), attached, report.subarray(at)]));
    expect(await eventually(() => foldersAre({ INBOX: 3 }))).toBe(true);
    const lengths: number[] = [];
    const visited = await context.get(ReturnedMailFolder, { strict: false }).visit({
      ...wholeVisit,
      limit: 3,
      take: async (raw) => {
        lengths.push(raw.length);
        return 'kept';
      },
    });
    expect(visited).toEqual({ looked: 3, more: false });
    expect(Math.max(...lengths)).toBe(256 * 1024);
    await lookNow();
    expect(await foldersAre({ INBOX: 2, 'Soundings/Processed': 4 })).toBe(true);
  });
});
