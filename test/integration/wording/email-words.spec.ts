import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { SigningIdentityStore } from '../../../src/features/delivery/signing-identity.store.js';
import { EmailDrafts } from '../../../src/features/wording/email-drafts.service.js';
import { everybodyInvited } from '../../../src/features/invitations/invitation-mailings.store.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { WordingJobsModule } from '../../../src/features/wording/jobs/wording-jobs.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { DkimKeyUnusable, DkimSigner } from '../../../src/platform/mail/dkim-signer.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { loadConfiguration } from '../../../src/platform/config/load-configuration.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { sendDue } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { decodedParts } from '../../support/read-mail.js';
import { aTestContext } from '../../support/test-app.js';

const tom = { name: 'Tom <Reed> {{minutes}}', email: 'tom@northmoor.example' };
const words = { subject: 'Still open', opening: 'Dear {{name}}, and all.\n\nOnce more.', closing: '' };

describe('the words that HR wrote, on their way', () => {
  const sink = new MailSink();
  const folder = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
  const keyFile = join(folder, 'dkim.pem');
  let context: TestingModule;
  let campaign: CampaignAmong;
  let sequence = 0;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });

  beforeAll(async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await sink.open();
    Object.assign(process.env, {
      ...{ SMTP_URL: sink.url, KEY_FOLDER: folder, DKIM_DOMAIN: 'northmoor.gov.uk' },
      ...{ DKIM_SELECTOR: 's1', DKIM_KEY_FILE: keyFile },
    });
    context = await aTestContext([QueueModule, DeliveryJobsModule, WordingJobsModule, InvitationsJobsModule]);
  });
  beforeEach(async () => {
    sink.forget();
    the(TransportBreaker).worked();
    campaign = await aCampaignAmong(context, [tom]);
    await send();
    sink.forget();
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  const send = () => sendDue(the(BatchSending));
  const again = async () => {
    the(TransportBreaker).worked();
    await the(Database).execute('UPDATE delivery_message SET due_at = NOW(3) WHERE due_at IS NOT NULL');
    await the(Database).execute(
      'UPDATE delivery_batch SET next_due_at = NOW(3) WHERE next_due_at IS NOT NULL',
    );
    await send();
  };
  const remind = async () => {
    sequence += 1;
    const mailing = { scope: `campaign:${campaign.id}`, kind: 'reminder', sequence };
    await the(Ledger).intendMany({ ...mailing, select: everybodyInvited(campaign.id) });
  };
  const twoDaysLater = () =>
    the(Database).execute('UPDATE delivery_mailing SET created_at = created_at - INTERVAL 48 HOUR');
  const change = (changes: Partial<typeof words> = {}) => {
    const typed = { en: { ...words, ...changes } };
    return the(EmailDrafts).save(campaign.id, 'reminder', { typed, actor: theSystem });
  };

  it('are what arrives, the name escaped and nothing in it filled in', async () => {
    expect(await change()).toEqual({ outcome: 'kept' });
    await remind();
    await send();
    const { subject, text, html } = decodedParts(sink.taken[0]!.raw);
    expect(subject).toBe('Still open');
    expect(text).toContain(
      'Dear Tom <Reed> {{minutes}}, and all.\n\nOnce more.\n\nIt takes about 10 minutes',
    );
    expect(html).toContain('Dear Tom &lt;Reed&gt; {{minutes}}, and all.</p>');
  });

  it('hold for the next reminder when they are changed between two', async () => {
    await remind();
    await send();
    await twoDaysLater();
    await change();
    await remind();
    await send();
    await twoDaysLater();
    await change({ subject: 'Last days' });
    await remind();
    await send();
    const subjects = sink.taken.map(({ raw }) => decodedParts(raw).subject);
    expect(subjects).toEqual([expect.stringContaining('Digital skills at'), 'Still open', 'Last days']);
  });

  it('can’t be changed for 48 hours after a reminder, and its second copy is the same bytes, signature included', async () => {
    await change();
    sink.faults.dropAfterContent = () => true;
    await remind();
    await send();
    const frozen = { outcome: 'frozen', state: { outcome: 'under-way' } };
    expect(await change({ subject: 'Other' })).toEqual(frozen);
    sink.faults = {};
    await again();
    expect(sink.taken).toHaveLength(2);
    expect(sink.taken[0]!.raw).toBe(sink.taken[1]!.raw);
    expect(sink.taken[0]!.raw).toMatch(/^DKIM-Signature: v=1;/);
    // All of it has left, and that is told nobody.
    expect(await change({ subject: 'Other' })).toEqual(frozen);
    await twoDaysLater();
    expect(await change({ subject: 'Other' })).toEqual({ outcome: 'kept' });
  });

  it('are signed with a key whose public half the worker has written down', async () => {
    expect(await the(SigningIdentityStore).read()).toMatchObject({
      domain: 'northmoor.gov.uk',
      selector: 's1',
    });
    await the(SigningIdentityStore).write(null);
    expect(await the(SigningIdentityStore).read()).toBeNull();
  });

  it('are not sent by a worker that can’t read its key, or has half of the settings', () => {
    const signer = (dkimKeyFile: string) =>
      new DkimSigner(
        Object.assign(new Configuration(), { dkimDomain: 'a.example', dkimSelector: 's', dkimKeyFile }),
      );
    const small = join(folder, 'small.pem');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 512 });
    writeFileSync(small, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => signer(join(folder, 'none.pem'))).toThrow(DkimKeyUnusable);
    expect(() => signer(small)).toThrow('at least 1,024 bits');
    const half = { ...process.env, DKIM_SELECTOR: '' };
    expect(() => loadConfiguration(half)).toThrow(/DKIM_SELECTOR/);
    const neither = { ...process.env, DKIM_SELECTOR: '', DKIM_DOMAIN: '', DKIM_KEY_FILE: '' };
    expect(loadConfiguration(neither).dkimDomain).toBeUndefined();
  });
});
