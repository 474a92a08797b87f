import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { SendingControl } from '../../../src/features/delivery/index.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { anInvitedCouncil } from '../../support/an-invitation.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('HR follows what a campaign sends', () => {
  let app: NestFastifyApplication;
  let database: Database;
  let hr: SignedInClient;
  let id: number;
  let base: string;
  /** People with an address. */
  let names: string[];

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, CampaignsWebModule, InvitationsWebModule]);
    database = app.get(Database);
    hr = await signInAs(app, 'hr');
    id = (await anInvitedCouncil(app)).campaignId;
    base = `/campaigns/${id}`;
    const people = await database.query<{ name: string }>(
      'SELECT name FROM participant WHERE campaign_id = ? AND email IS NOT NULL ORDER BY id',
      [id],
    );
    names = people.map(({ name }) => name);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app?.close());
  beforeEach(() => app.get(SendingControl, { strict: false }).resume(`campaign:${id}`));

  const settle = async (person: number, change: string) => {
    await database.execute(
      `UPDATE delivery_message AS message JOIN participant ON participant.id = message.recipient_id
       SET ${change} WHERE participant.name = ?`,
      [names[person]],
    );
    await database.execute('UPDATE delivery_batch SET tallied = 0');
  };

  it('finds every person with what became of their invitation, and why somebody was not sent one', async () => {
    await settle(
      3,
      `state = 'failed_hard', due_at = NULL, reason = 'unknown-address', attempts = 1, enhanced_code = '5.1.1',
       first_date = '2026-11-02 09:00:00', last_reply = '550 5.1.1 No such person'`,
    );
    const list = await hr.get(`${base}/invitations`);
    expect(list.heading).toContain('Who was sent an invitation');
    expect(list.$('#invitations tbody tr').length).toBe(50);
    const second = await hr.get(list.$('a[rel="next"]').attr('href')!);
    expect(second.$('#invitations tbody tr').length).toBe(14);
    expect(second.$('a[rel="next"]').length).toBe(0);
    const [found] = (
      await hr.get(`${base}/invitations?search=${encodeURIComponent(names[3]!.toLowerCase())}`)
    ).$('#invitations tbody tr');
    const text = list.$(found).text();
    expect(text).toContain('No such person');
    expect(text).toContain('2 November 2026 at 09:00');
  });

  it('narrows the list down, and a search holds no surprises', async () => {
    const failed = await hr.get(`${base}/invitations?part=notArrived`);
    expect(failed.$('#invitations tbody tr').length).toBe(5);
    expect(failed.text).toContain('Home Care 0');
    const waiting = await hr.get(`${base}/invitations?part=waiting&search=${encodeURIComponent('%')}`);
    expect(waiting.text).toContain('Nobody of this name or address');
    expect((await hr.get(`${base}/invitations?part=nonsense&after=x`)).status).toBe(200);
    expect((await hr.get(`${base}/invitations?search[]=a&search[]=b`)).status).toBe(200);
  });

  it('never finds a list of reminders', async () => {
    await database.execute("INSERT INTO delivery_mailing (scope, kind, sequence) VALUES (?, 'reminder', 1)", [
      `campaign:${id}`,
    ]);
    await database.execute(
      `INSERT INTO delivery_batch (mailing_id, number, size) SELECT id, 0, 1 FROM delivery_mailing WHERE kind = 'reminder'`,
    );
    await database.execute(
      `INSERT INTO delivery_message (batch_id, position, mailing_id, recipient_id, state, address, reason)
       SELECT batch.id, 1, batch.mailing_id, participant.id, 'failed_hard', 'reminded@northmoor.example', 'unknown-address'
       FROM delivery_batch AS batch JOIN delivery_mailing AS mailing ON mailing.id = batch.mailing_id
         AND mailing.kind = 'reminder' JOIN participant ON participant.name = ?`,
      [names[4]],
    );
    for (const path of ['/invitations', '/invitations?search=reminded', '/invitations.csv', '/sending', '']) {
      expect((await hr.get(`${base}${path}`)).html).not.toContain('reminded@');
    }
    expect((await hr.get(`${base}/invitations`)).text).toContain(
      'there is no list of them, here or anywhere',
    );
  });

  it('downloads everybody for an auditor, and no name runs as a formula', async () => {
    await database.execute("UPDATE participant SET name = '=HYPERLINK(1)' WHERE name = ?", [names[5]]);
    const file = await hr.get(`${base}/invitations.csv`);
    expect(file.headers['content-type']).toContain('text/csv');
    const lines = file.html.trim().split('\n');
    expect(lines).toHaveLength(65);
    expect(lines[0]).toContain('name,department,address,what happened');
    expect(file.html).toContain("'=HYPERLINK(1)");
  });

  it('sees every invitation counted once, with what each number means and what can be done', async () => {
    const sending = await hr.get(`${base}/sending`);
    expect(sending.text).toContain('64 intended = 1 bounced + 4 withheld + 59 to be sent');
    expect(sending.$('#account tbody tr').last().text()).toContain('64');
    expect(sending.$('#failures').next('dl').text()).toContain('No address in the directory');
    expect(sending.$('#sending-live').attr('data-events')).toBe(`${base}/events`);
  });

  it('holds it up, and lets it go on', async () => {
    await hr.get(`${base}/sending`);
    const paused = await hr.follow(await hr.submit({}, { button: 'Pause sending' }));
    expect(paused.text).toContain('Sending is paused.');
    expect(await app.get(SendingControl, { strict: false }).paused(`campaign:${id}`)).toMatchObject({
      reason: 'asked',
    });
    expect((await hr.get(base)).text).toContain('Nothing leaves until somebody resumes it');
    await hr.get(`${base}/sending`);
    const resumed = await hr.follow(await hr.submit({}, { button: 'Resume sending' }));
    expect(resumed.text).toContain('Sending goes on.');
    expect(resumed.$('button').text()).toContain('Pause sending');
  });

  it('reads that a mail server finds fault with the message itself', async () => {
    await app.get(SendingControl, { strict: false }).pause(`campaign:${id}`, 'our-content');
    const live = await hr.get(base);
    expect(live.text).toContain('a mail server finds fault with the message itself');
    expect(live.text).toContain('Nobody has been lost');
  });

  const listen = (headers: Record<string, string>) => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${base}/events`, { headers, redirect: 'manual' });
  };

  it('is told of changes while the page stands open', async () => {
    const reply = await listen({ accept: 'text/event-stream', cookie: hr.cookie });
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    const news = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
    await settle(6, "state = 'sent', due_at = NULL");
    const heard = async (): Promise<string> => {
      const { value = '', done } = await news.read();
      return done || value.includes('data: changed') ? value : heard();
    };
    expect(await heard()).toContain('data: changed');
    // The line is left open: a process that stops must not wait for it.
  });

  it('events are for those who may look, and the address opened by hand leads to the page', async () => {
    expect((await listen({ accept: 'text/event-stream' })).status).not.toBe(200);
    const byHand = await listen({ accept: 'text/html', cookie: hr.cookie });
    expect(byHand.headers.get('location')).toBe(base);
  });

  it('calls off the rest after a page that says what that means', async () => {
    await hr.get(`${base}/sending/calling-off`);
    expect(hr.page.text).toContain('are never sent');
    const done = await hr.follow(await hr.submit());
    expect(done.text).toContain('What had not left is called off.');
    expect(done.text).toContain('called off');
    expect(done.text).not.toContain('to be sent');
    const [entry] = await database.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE action LIKE 'campaign.sending-%' ORDER BY id DESC LIMIT 1",
    );
    expect(entry).toMatchObject({ action: 'campaign.sending-called-off' });
  });
});
