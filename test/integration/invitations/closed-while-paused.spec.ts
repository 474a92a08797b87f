import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CampaignEvents } from '../../../src/features/campaigns/index.js';
import { Ledger, SendingControl } from '../../../src/features/delivery/index.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aCampaignAmong } from '../../support/a-campaign-among.js';
import { sendDue } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { aTestContext } from '../../support/test-app.js';

describe('a campaign that is closed while its sending is paused', () => {
  const sink = new MailSink();
  let context: TestingModule;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    context = await aTestContext([QueueModule, DeliveryJobsModule, InvitationsJobsModule]);
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  it('leaves nothing open for ever: who may have had the message is in doubt, the rest is called off', async () => {
    const staff = ['ann', 'tom', 'carys'].map((name) => ({ name, email: `${name}@northmoor.example` }));
    const { id } = await aCampaignAmong(context, staff);
    const scope = `campaign:${id}`;
    await the(Database).execute(
      "UPDATE delivery_message SET state = 'in_doubt', attempts = 1 WHERE recipient_id = (SELECT MIN(id) FROM participant)",
    );
    await the(SendingControl).pause(scope, 'asked');
    await the(Database).execute("UPDATE campaign SET state = 'closing' WHERE id = ?", [id]);
    await the(CampaignEvents).tellClosed(id);
    await sendDue(the(BatchSending));
    expect(sink.taken).toHaveLength(0);
    expect(await the(SendingControl).paused(scope)).toBeNull();
    expect(await the(Ledger).reconciliation(scope, 'invitation')).toMatchObject({
      intended: 3,
      inDoubt: 1,
      cancelled: 2,
      open: 0,
    });
  });
});
