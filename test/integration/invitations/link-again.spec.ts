import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CampaignEvents, CampaignRoster, Campaigns } from '../../../src/features/campaigns/index.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { SendingPace } from '../../../src/features/delivery/jobs/sending-pace.js';
import { InvitationLinks, InvitationTokens } from '../../../src/features/invitations/index.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { LinkRequests } from '../../../src/features/invitations/link-requests.service.js';
import { OptOuts } from '../../../src/features/invitations/opt-outs.service.js';
import { Database } from '../../../src/platform/database/database.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aCampaignAmong, type CampaignAmong } from '../../support/a-campaign-among.js';
import { sendDue } from '../../support/a-mailing.js';
import { setPace } from '../../support/a-pace.js';
import { MailSink } from '../../support/mail-sink.js';
import { decodedParts, linkIn } from '../../support/read-mail.js';
import { aTestContext } from '../../support/test-app.js';

describe('"send my link again"', () => {
  const sink = new MailSink();
  let context: TestingModule;
  let campaign: CampaignAmong;
  let round = 0;
  const the = <Service>(service: new (...args: never[]) => Service) =>
    context.get(service, { strict: false });
  const addressOf = (name: string) => `${name}.${round}@northmoor.example`;
  const resolve = async () => {
    for (const id of await the(LinkRequests).waiting(100)) await the(LinkRequests).resolve(id);
    await sendDue(the(BatchSending));
  };
  const ask = async (address: string) => {
    await the(LinkRequests).ask(address);
    await resolve();
  };
  const mailTo = (name: string) => sink.taken.filter(({ to }) => to === addressOf(name));
  /** The hour goes by. */
  const anHourLater = () =>
    the(Database).execute('UPDATE invitation_link_hour SET at = at - INTERVAL 61 MINUTE');

  beforeAll(async () => {
    await sink.open();
    process.env['SMTP_URL'] = sink.url;
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    context = await aTestContext([QueueModule, DeliveryJobsModule, InvitationsJobsModule]);
  });
  beforeEach(async () => {
    sink.forget();
    round += 1;
    await the(Database).execute("UPDATE campaign SET state = 'closed' WHERE state = 'open'");
    campaign = await aCampaignAmong(context, [
      { name: 'Tom Reed', email: addressOf('tom') },
      { name: 'Carys Price', email: addressOf('carys'), language: 'cy' },
    ]);
    await sendDue(the(BatchSending));
    sink.forget();
  });
  afterAll(async () => {
    await context?.close();
    await sink.close();
  });

  it('brings a link of its own that works, and forgets the request', async () => {
    await ask(addressOf('tom').toUpperCase());
    const { text, html, headers } = decodedParts(mailTo('tom')[0]!.raw);
    expect(await the(InvitationLinks).open(linkIn(text, '/s/'))).toMatchObject({
      outcome: 'open',
      participantId: campaign.participantIds[0],
    });
    expect(html).toContain(linkIn(text, '/s/'));
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(await the(Database).query('SELECT * FROM invitation_link_request')).toEqual([]);
  });

  it('says the same to whoever has answered, opted out or wants no surveys', async () => {
    const words = async () => {
      await ask(addressOf('tom'));
      await anHourLater();
      const { subject, text } = decodedParts(mailTo('tom').at(-1)!.raw);
      return [subject, text.replace(/[A-Za-z0-9_-]{43}/g, 'T')].join('\n');
    };
    const silent = await words();
    await the(OptOuts).optOut(linkIn(decodedParts(mailTo('tom')[0]!.raw).text, '/s/'), 'this-survey');
    const optedOut = await words();
    await the(OptOuts).optOut(linkIn(decodedParts(mailTo('tom')[0]!.raw).text, '/s/'), 'all-surveys');
    const refusing = await words();
    await the(CampaignRoster).markAnswered(campaign.participantIds[0]!);
    const answered = await words();
    expect([optedOut, refusing, answered]).toEqual([silent, silent, silent]);
    expect(silent).toContain('If you have answered already');
    expect(mailTo('tom')).toHaveLength(4);
  });

  it('brings nothing to strangers, to people who have left or to those of a survey that is over', async () => {
    await ask('nobody@northmoor.example');
    await ask('jörg@northmoor.example');
    await the(Database).execute("UPDATE person SET left_at = NOW(3) WHERE name = 'Carys Price'");
    await ask(addressOf('carys'));
    await the(Database).execute('UPDATE person SET left_at = NULL');
    await the(Database).execute("UPDATE campaign SET state = 'closed' WHERE id = ?", [campaign.id]);
    await ask(addressOf('tom'));
    expect(sink.taken).toEqual([]);
    expect(await the(Database).query('SELECT * FROM invitation_link_request')).toEqual([]);
  });

  it('comes once an hour at most, however often and by however many workers', async () => {
    for (let time = 0; time < 5; time += 1) await the(LinkRequests).ask(addressOf('tom'));
    const waiting = await the(LinkRequests).waiting(100);
    await Promise.all([...waiting, ...waiting].map((id) => the(LinkRequests).resolve(id)));
    await sendDue(the(BatchSending));
    expect(mailTo('tom')).toHaveLength(1);
    await ask(addressOf('tom'));
    expect(mailTo('tom')).toHaveLength(1);
    await anHourLater();
    await ask(addressOf('tom'));
    expect(mailTo('tom')).toHaveLength(2);
  });

  it('reaches people under the address that the directory has now', async () => {
    await the(Database).execute('UPDATE person SET email = ? WHERE email = ?', [
      'new@northmoor.example',
      addressOf('tom'),
    ]);
    await ask(addressOf('tom'));
    await ask('new@northmoor.example');
    expect(sink.taken.map(({ to }) => to)).toEqual(['new@northmoor.example']);
  });

  it('remembers no address that bounces, and leaves only counts when the survey is published', async () => {
    sink.faults.atRecipient = () => '550 5.1.1 No such user';
    await ask(addressOf('tom'));
    expect(await the(Database).query('SELECT * FROM delivery_suppression')).toEqual([]);
    const scope = `campaign:${campaign.id}`;
    await the(Campaigns).move(campaign.id, 'closing');
    await the(CampaignEvents).tellClosed(campaign.id);
    await the(InvitationTokens).reduceToCounts(campaign.id);
    expect(await the(Ledger).reconciliation(scope, 'link-again')).toMatchObject({ intended: 1, bounced: 1 });
    const left = await the(Database).query(
      `SELECT 1 FROM delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ? AND mailing.kind = 'link-again'`,
      [scope],
    );
    expect(left).toEqual([]);
    const hours = 'SELECT * FROM invitation_link_hour WHERE participant_id IN (?)';
    expect(await the(Database).query(hours, [campaign.participantIds])).toEqual([]);
  });

  it('comes although nothing else may be sent now', async () => {
    the(SendingPace).paceAgeMilliseconds = 0;
    await setPace(context, { closedDays: daysAround(new Date()) });
    await aCampaignAmong(context, [{ name: 'Ann Hill', email: addressOf('ann') }]);
    await ask(addressOf('tom'));
    expect(sink.taken.map(({ to }) => to)).toEqual([addressOf('tom')]);
    await setPace(context, {});
  });
});

/** Yesterday, today and tomorrow. */
const daysAround = (moment: Date) =>
  [-1, 0, 1].map((days) => new Date(moment.getTime() + days * 86_400_000).toISOString().slice(0, 10));
