import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ledger } from '../../../src/features/delivery/index.js';
import { InvitationList } from '../../../src/features/invitations/invitation-list.service.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { channelOf } from '../../../src/features/invitations/rules/channel-choice.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import {
  aCampaignAmong,
  type Allowed,
  type CampaignAmong,
  type Staff,
} from '../../support/a-campaign-among.js';
import { aTestContext } from '../../support/test-app.js';

const address = '12 High Street\nNorthmoor\nNM1 1AA';
const template = '00000000-0000-4000-8000-00000000000a';

describe('the ways of invitations', () => {
  let context: TestingModule;
  let campaign: CampaignAmong;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const launch = async (staff: readonly Staff[], allowed?: Allowed) => {
    campaign = await aCampaignAmong(context, staff, allowed);
  };

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    context = await aTestContext([QueueModule, InvitationsJobsModule]);
    Object.assign(the(Configuration), {
      notifyApiKey: 'k',
      notifyTextTemplateId: template,
      notifyLetterTemplateId: template,
    });
  });
  afterEach(() => the(Ledger).cancelOpen(`campaign:${campaign.id}`));
  afterAll(async () => context?.close());

  it('choose in SQL as the rule chooses', async () => {
    const flags = [false, true];
    const all = flags.flatMap((email) =>
      flags.flatMap((mobile) => flags.map((postalAddress) => ({ email, mobile, postalAddress }))),
    );
    const staff = all.map(({ email, mobile, postalAddress }, at): Staff => ({
      name: `Person ${at}`,
      email: email ? `p${at}@northmoor.example` : null,
      ...(mobile && { mobile: `+44770090000${at}` }),
      ...(postalAddress && { postalAddress: address }),
    }));
    for (const ways of flags.flatMap((text) => flags.map((letter) => ({ text, letter })))) {
      await launch(staff, ways);
      const rows = await the(Database).query<{ channel: string; address: string | null }>(
        `SELECT message.channel, message.address FROM delivery_message AS message JOIN delivery_mailing AS mailing
           ON mailing.id = message.mailing_id AND mailing.scope = ? ORDER BY message.recipient_id`,
        [`campaign:${campaign.id}`],
      );
      expect(rows.map(({ channel, address: to }) => (to === null ? null : channel))).toEqual(
        all.map((reach) => channelOf(reach, ways)),
      );
    }
  });

  it('are listed by their way, without number or address', async () => {
    await launch(
      [
        { name: 'Carys', email: 'carys@northmoor.example', mobile: '+447700900001' },
        { name: 'Tom', email: null, mobile: '+447700900002', postalAddress: address },
        { name: 'Sian', email: null, postalAddress: address },
        { name: 'Bin Crew', email: null },
      ],
      { text: true, letter: true },
    );
    const part = { part: 'all', after: 0 } as const;
    const { rows } = await the(InvitationList).page(campaign.id, { ...part, search: '' });
    expect(rows.map(({ address: to, way }) => [to, way])).toEqual([
      ['carys@northmoor.example', 'email'],
      [null, 'text'],
      [null, 'letter'],
      [null, null],
    ]);
    const found = await the(InvitationList).page(campaign.id, { ...part, search: '7700900' });
    expect(found.rows).toEqual([]);
  });
});
