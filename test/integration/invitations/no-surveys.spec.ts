import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignEvents } from '../../../src/features/campaigns/index.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { InvitationLinks } from '../../../src/features/invitations/index.js';
import { Reminders } from '../../../src/features/reminders/index.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { RemindersJobsModule } from '../../../src/features/reminders/jobs/reminders-jobs.module.js';
import { OptOuts } from '../../../src/features/invitations/opt-outs.service.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { sendDue } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { decodedParts, linkIn } from '../../support/read-mail.js';
import { aTestContext } from '../../support/test-app.js';

describe('somebody who wants no surveys', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let campaign: CampaignAmong;
  let token: string;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const send = () => sendDue(the(BatchSending));
  const tom = { name: 'Tom Reed', email: 'tom@northmoor.example' };
  const ann = { name: 'Ann Hill', email: 'ann@northmoor.example' };
  /** The same people again. */
  const aLaterCampaign = async () => {
    const { id } = await aCampaignAmong(context, [tom, ann]);
    await the(Database).execute(
      `UPDATE participant AS later JOIN participant AS earlier
         ON earlier.campaign_id = ? AND earlier.name = later.name
       SET later.person_id = earlier.person_id WHERE later.campaign_id = ?`,
      [campaign.id, id],
    );
    return id;
  };
  const invitationOf = (campaignId: number) =>
    the(Database).query(
      `SELECT message.state, message.reason FROM delivery_message AS message
       JOIN delivery_mailing AS mailing ON mailing.id = message.mailing_id AND mailing.scope = ?
       JOIN participant ON participant.id = message.recipient_id AND participant.name = ?`,
      [`campaign:${campaignId}`, tom.name],
    );

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    context = await aTestContext([
      QueueModule,
      DeliveryJobsModule,
      InvitationsJobsModule,
      RemindersJobsModule,
    ]);
  });
  beforeEach(async () => {
    sink.forget();
    campaign = await aCampaignAmong(context, [tom, ann]);
    await send();
    token = linkIn(decodedParts(sink.taken.find(({ to }) => to === tom.email)!.raw).text, '/opt-out/');
    sink.forget();
    await the(OptOuts).optOut(token, 'all-surveys');
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  it('gets no reminder and no later invitation, which HR sees as what it is', async () => {
    await the(Reminders).send(campaign.id, theSystem);
    await send();
    expect(sink.taken.map(({ to }) => to)).toEqual([ann.email]);
    sink.forget();
    const later = await aLaterCampaign();
    await send();
    expect(sink.taken.map(({ to }) => to)).toEqual([ann.email]);
    expect(await invitationOf(later)).toEqual([{ state: 'withheld', reason: 'no-surveys' }]);
    expect(await the(Ledger).reconciliation(`campaign:${later}`, 'invitation')).toMatchObject({
      intended: 2,
      accepted: 1,
      withheld: 1,
    });
  });

  it('can answer all the same, and change their mind', async () => {
    expect(await the(InvitationLinks).open(token)).toMatchObject({ outcome: 'open' });
    expect(await the(OptOuts).find(token)).toMatchObject({ optedOut: 'all-surveys' });
    expect(await the(OptOuts).optIn(token)).toMatchObject({ optedOut: null });
    await aLaterCampaign();
    await send();
    expect(sink.taken).toHaveLength(2);
  });

  it('can say so from a survey that is over', async () => {
    await the(OptOuts).optIn(token);
    await the(Database).execute("UPDATE campaign SET state = 'closing' WHERE id = ?", [campaign.id]);
    await the(CampaignEvents).tellClosed(campaign.id);
    expect(await the(OptOuts).optOut(token, 'all-surveys')).toMatchObject({ optedOut: 'all-surveys' });
  });

  it('is noted without a time', async () => {
    const columns = await the(Database).query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = DATABASE() AND table_name = 'survey_refusal'`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['person_id']);
  });
});
