import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignRoster } from '../../../src/features/campaigns/index.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { InvitationLinks } from '../../../src/features/invitations/index.js';
import { Reminders } from '../../../src/features/reminders/index.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { RemindersJobsModule } from '../../../src/features/reminders/jobs/reminders-jobs.module.js';
import { PrintedCodes } from '../../../src/features/printed-codes/printed-codes.service.js';
import { fragmentsOf } from '../../../src/features/invitations/rules/text-length.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { NotifyGate } from '../../../src/platform/notify/notify-gate.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import {
  aCampaignAmong,
  type Allowed,
  type CampaignAmong,
  type Staff,
} from '../../support/a-campaign-among.js';
import { sendDue } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { NotifyStandIn } from '../../support/notify-stand-in.js';
import { aTestContext } from '../../support/test-app.js';

const address = '12 High Street\nNorthmoor\nNM1 1AA';
const carys: Staff = { name: 'Carys Price', email: 'carys@northmoor.example', mobile: '+447700900001' };
const tom: Staff = { name: 'Tom Reed', email: null, mobile: '+447700900002', postalAddress: address };
const sian: Staff = {
  name: 'Siân [x](https://evil.example)',
  email: null,
  language: 'cy',
  postalAddress: address,
};
const nobody: Staff = { name: 'Bin Crew', email: null };
const both: Allowed = { text: true, letter: true };

describe('invitations by text message and letter', () => {
  const sink = new MailSink();
  const notify = new NotifyStandIn();
  let context: TestingModule;
  let campaign: CampaignAmong;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const send = () => sendDue(the(BatchSending));
  const launch = async (staff: readonly Staff[], allowed?: Allowed) => {
    campaign = await aCampaignAmong(context, staff, allowed);
  };
  const figures = (kind = 'invitation') => the(Ledger).reconciliation(`campaign:${campaign.id}`, kind);
  const taken = (type: string) => notify.taken.filter((one) => one.type === type);
  const bodyOf = (type: string) => taken(type).at(-1)!.personalisation['body']!;
  const codeIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)![0];
  const remind = () => the(Reminders).send(campaign.id, theSystem);

  beforeAll(async () => {
    await Promise.all([sink.open(), notify.open()]);
    Object.assign(process.env, notify.settings(), {
      SMTP_URL: sink.url,
      PUBLIC_URL: 'https://skills.northmoor.example',
      KEY_FOLDER: mkdtempSync(join(tmpdir(), 'soundings-keys-')),
    });
    context = await aTestContext([
      QueueModule,
      DeliveryJobsModule,
      InvitationsJobsModule,
      RemindersJobsModule,
    ]);
  });
  beforeEach(() => {
    sink.forget();
    notify.forget();
    the(TransportBreaker).worked();
    Object.assign(the(NotifyGate), { failures: 0, closedUntil: 0, dayOver: new Map() });
  });
  afterAll(async () => {
    await context?.close();
    await Promise.all([sink.close(), notify.close()]);
  });

  it('go to everybody by one way each, and the sum accounts for all', async () => {
    await launch([carys, tom, sian, nobody], both);
    await send();
    expect(await figures()).toMatchObject({ intended: 4, accepted: 3, withheld: 1, open: 0 });
    expect(sink.taken.map(({ to }) => to)).toEqual([carys.email]);
    expect(notify.taken.map(({ type }) => type).sort()).toEqual(['letter', 'sms']);
  });

  it('go by no way that HR has not allowed', async () => {
    await launch([carys, tom, sian]);
    await send();
    expect(await figures()).toMatchObject({ accepted: 1, withheld: 2 });
    await launch([carys, tom, sian], { text: true, letter: false });
    await send();
    expect(await figures()).toMatchObject({ accepted: 2, withheld: 1 });
    expect(taken('letter')).toHaveLength(0);
  });

  it('by text message have a personal link, fit into two parts and say how to stop', async () => {
    await launch([tom, { ...tom, mobile: '+447700900003', language: 'cy' }], both);
    await send();
    for (const { personalisation } of taken('sms')) {
      const text = personalisation['body']!;
      expect(fragmentsOf(text)).toBeLessThanOrEqual(2);
      expect(text).toMatch(/^(Northmoor Council|Cyngor Northmoor): /);
      expect(text).toMatch(/27 (November|Tachwedd)/);
      const token = /https:\/\/skills\.northmoor\.example\/s\/([\w-]{43})/.exec(text)![1]!;
      expect(text).toContain(`https://skills.northmoor.example/opt-out/${token}`);
      expect(await the(InvitationLinks).open(token)).toMatchObject({ outcome: 'open' });
    }
  });

  it('by letter have a short address and a code that opens the same, and no link of a name’s own', async () => {
    await launch([sian], both);
    await send();
    const [{ personalisation }] = taken('letter') as [(typeof notify.taken)[number]];
    expect(Object.entries(personalisation).filter(([name]) => name.startsWith('address_line_'))).toEqual([
      ['address_line_1', sian.name],
      ['address_line_2', '12 High Street'],
      ['address_line_3', 'Northmoor'],
      ['address_line_4', 'NM1 1AA'],
    ]);
    const body = bodyOf('letter');
    expect(body).toContain('Annwyl Siân (x)(evil.example)');
    expect(body).toContain('skills.northmoor.example/c');
    expect(await the(PrintedCodes).open(codeIn(body))).toMatchObject({
      outcome: 'open',
      participantId: campaign.participantIds[0],
    });
    const kept = await the(Database).query('SELECT * FROM printed_code');
    expect(JSON.stringify(kept)).not.toContain(codeIn(body).replaceAll('-', ''));
    const rows = await the(Database).query('SELECT address FROM delivery_message WHERE channel = ?', [
      'letter',
    ]);
    expect(JSON.stringify(rows)).not.toContain('NM1');
  });

  it('are the same again when they are sent again', async () => {
    await launch([sian, tom], both);
    notify.faults = ['server-error', 'server-error'];
    await send();
    expect(notify.taken).toHaveLength(0);
    const again = async () => {
      Object.assign(the(NotifyGate), { closedUntil: 0 });
      await the(Database).execute('UPDATE delivery_message SET due_at = NOW(3) WHERE due_at IS NOT NULL');
      await the(Database).execute(
        'UPDATE delivery_batch SET next_due_at = NOW(3) WHERE next_due_at IS NOT NULL',
      );
      await send();
    };
    await again();
    const first = [bodyOf('letter'), bodyOf('sms')];
    await the(Database).execute(
      `UPDATE delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ?
       SET message.state = 'sending', message.due_at = NOW(3)`,
      [`campaign:${campaign.id}`],
    );
    await the(Database).execute('UPDATE delivery_batch SET next_due_at = NOW(3)');
    notify.taken = [];
    await again();
    expect([bodyOf('letter'), bodyOf('sms')]).toEqual(first);
  });

  it('by letter wait for nobody whose address has gone from the directory', async () => {
    await launch([sian, carys], both);
    await the(Database).execute('UPDATE person SET postal_address = NULL');
    await send();
    expect(await figures()).toMatchObject({ accepted: 1, withheld: 1, open: 0 });
    expect(taken('letter')).toHaveLength(0);
  });

  it('are reminded of by the same way, by letter only as often as HR allowed', async () => {
    await launch([carys, tom, sian], both);
    await send();
    sink.forget();
    notify.forget();
    expect(await remind()).toMatchObject({ outcome: 'intended' });
    await send();
    expect(await figures('reminder')).toMatchObject({ intended: 2, accepted: 2 });
    expect([sink.taken.length, taken('sms').length, taken('letter').length]).toEqual([1, 1, 0]);

    await launch([carys, tom, sian], { ...both, reminderLetters: 1 });
    await send();
    await the(CampaignRoster).markAnswered(campaign.participantIds[1]!);
    notify.forget();
    await remind();
    await send();
    expect(await figures('reminder')).toMatchObject({ intended: 2, accepted: 2 });
    expect([taken('sms').length, taken('letter').length]).toEqual([0, 1]);
    expect(bodyOf('letter')).toContain('ar agor tan dydd Gwener 27 Tachwedd');
  });

  it('leave in peace whoever opted out or left since', async () => {
    const staff = [1, 2].map((n): Staff => ({ ...tom, name: `Tom ${n}`, mobile: `+44770090010${n}` }));
    await launch(staff, both);
    await the(CampaignRoster).optOut(campaign.participantIds[0]!);
    await the(Database).execute(
      'UPDATE person SET left_at = NOW(3) WHERE id = (SELECT person_id FROM participant WHERE id = ?)',
      [campaign.participantIds[1]],
    );
    await send();
    expect(notify.taken).toHaveLength(0);
    expect(await figures()).toMatchObject({ cancelled: 2 });
  });

  it('go by email alone where Notify was not set up at the launch', async () => {
    const key = the(Configuration).notifyApiKey;
    the(Configuration).notifyApiKey = undefined;
    await launch([carys, tom, sian], both);
    the(Configuration).notifyApiKey = key;
    await send();
    expect(await figures()).toMatchObject({ accepted: 1, withheld: 2, open: 0 });
  });
});
