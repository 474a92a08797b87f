import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignsApiModule } from '../../../src/features/campaigns/api/campaigns-api.module.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { InvitationsApiModule } from '../../../src/features/invitations/api/invitations-api.module.js';
import { InvitationsWebModule } from '../../../src/features/invitations/web/invitations-web.module.js';
import { RemindersApiModule } from '../../../src/features/reminders/api/reminders-api.module.js';
import { DueWaves } from '../../../src/features/reminders/due-waves.service.js';
import { Reminders } from '../../../src/features/reminders/index.js';
import { RemindersWebModule } from '../../../src/features/reminders/web/reminders-web.module.js';
import { WordingApiModule } from '../../../src/features/wording/api/wording-api.module.js';
import { WordingWebModule } from '../../../src/features/wording/web/wording-web.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aCampaignAmong } from '../../support/a-campaign-among.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

/** More than k, so that their number of failures would show. */
const staff = Array.from({ length: 12 }, (_, at) => ({ name: `P ${at}`, email: `p${at}@northmoor.example` }));
/** As the messages of a reminder may stand. */
const standings = {
  'all wait': "state = 'ready', due_at = NOW(3)",
  'all are tried again': "state = 'retry', due_at = NOW(3) + INTERVAL 5 HOUR, reason = 'mailbox-full'",
  'one mailbox is full': `state = IF(position = 1, 'retry', 'sent'),
    due_at = IF(position = 1, NOW(3) + INTERVAL 5 HOUR, NULL)`,
  'all have left': "state = 'sent', due_at = NULL",
  'none arrived': "state = 'failed_soft', due_at = NULL, reason = 'mailbox-full'",
};
type Standing = keyof typeof standings;

describe('Whether a reminder is still open is told nowhere', () => {
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  let key: string;
  let id: number;
  let now = new Date('2026-11-07T10:00:00Z');
  const the = <Service>(service: new (...args: never[]) => Service) => app.get(service, { strict: false });
  const execute = (sql: string, parameters: unknown[] = []) => the(Database).execute(sql, parameters);

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    const pages = [CampaignsWebModule, InvitationsWebModule, RemindersWebModule, WordingWebModule];
    const programs = [CampaignsApiModule, InvitationsApiModule, RemindersApiModule, WordingApiModule];
    app = await aTestApp(
      [WebModule, AccountsAccessModule, ...pages, ...programs],
      [{ provide: Clock, useValue: { now: () => now } }],
    );
    const scopes = ['campaigns.read' as const, 'campaigns.manage' as const];
    key = (await the(ApiKeys).create({ name: 'Intranet', scopes })).key;
  });
  afterAll(() => app?.close());
  beforeEach(async () => {
    now = new Date('2026-11-07T10:00:00Z');
    await execute("UPDATE campaign SET state = 'closed' WHERE state = 'open'");
    id = (await aCampaignAmong(app, staff)).id;
    await stand('invitation', 'all have left');
    await the(Reminders).send(id, theSystem);
    hr = await signInAs(app, 'hr');
  });

  /** The mailings of this kind, each message like that, and what is kept about their batches. */
  const stand = async (kind: 'invitation' | 'reminder', standing: Standing) => {
    const mailings = 'SELECT id FROM delivery_mailing WHERE scope = ? AND kind = ?';
    const scope = [`campaign:${id}`, kind];
    await execute(
      `UPDATE delivery_message SET reason = NULL, ${standings[standing]} WHERE mailing_id IN (${mailings})`,
      scope,
    );
    await execute(
      `UPDATE delivery_batch AS batch SET tallied = 0,
         next_due_at = (SELECT MIN(due_at) FROM delivery_message WHERE batch_id = batch.id)
       WHERE mailing_id IN (${mailings})`,
      scope,
    );
  };
  const sentHoursAgo = (hours: number) =>
    execute(
      `UPDATE delivery_mailing SET created_at = NOW(3) - INTERVAL ? MINUTE WHERE scope = ? AND kind = 'reminder'`,
      [Math.round(hours * 60), `campaign:${id}`],
    );
  const asked = async (method: 'GET' | 'POST', path: string) => {
    const url = `/api/v1/campaigns/${id}${path}`;
    const reply = await app.inject({ method, url, headers: { authorization: `Bearer ${key}` } });
    return `${reply.statusCode} ${reply.body}`;
  };
  const opened = async (path: string) => {
    const { status, location, text } = await hr.get(`/campaigns/${id}${path}`);
    return `${status} ${location} ${text}`;
  };
  const everything = async () => [
    ...(await Promise.all(['', '/emails', '/reminder-waves', '/progress'].map((path) => asked('GET', path)))),
    await opened(''),
    await opened('/sending'),
    await opened('/reminders'),
    await opened('/emails'),
    await opened('/emails/reminder'),
    await opened('/invitations'),
  ];
  const heard = async (what: () => Promise<unknown>) => {
    const told: unknown[] = [];
    for (const standing of Object.keys(standings) as Standing[]) {
      await stand('reminder', standing);
      told.push(await what());
    }
    return told;
  };

  it.each([1, 30, 47])('on pages and to programs, %d hours after it was sent', async (hours) => {
    await sentHoursAgo(hours);
    now = new Date(now.getTime() + hours * 3_600_000);
    hr = await signInAs(app, 'hr');
    const [first, ...others] = await heard(everything);
    for (const other of others) expect(other).toEqual(first);
    const statuses = (first as string[]).map((told) => told.slice(0, 3));
    expect(statuses).toEqual(['200', '200', '200', '200', '200', '200', '200', '200', '303', '200']);
    expect((first as string[]).join(' ')).toContain('A reminder was sent less than 48 hours ago');
  });

  it('when its words are fixed for 48 hours, and then free again', async () => {
    const form = `/campaigns/${id}/emails/reminder`;
    await sentHoursAgo(47.9);
    expect(await heard(async () => (await hr.get(form)).location)).toEqual(
      Object.keys(standings).map(() => `/campaigns/${id}/emails`),
    );
    await sentHoursAgo(48.1);
    expect(await heard(async () => (await hr.get(form)).status)).toEqual(
      Object.keys(standings).map(() => 200),
    );
  });

  it.each(Object.keys(standings) as Standing[])('when the next one goes, while %s', async (standing) => {
    await stand('reminder', standing);
    const workAt = async (moment: string) => {
      now = new Date(moment);
      for (const campaignId of await the(DueWaves).due()) await the(DueWaves).perform(campaignId);
      return (await the(Reminders).sent(id)).map(({ day }) => day);
    };
    expect(await workAt('2026-11-08T12:00:00Z')).toEqual(['2026-11-07']);
    expect(await workAt('2026-11-09T09:00:00Z')).toEqual(['2026-11-07', '2026-11-09']);
  });

  it('when the rest is called off, on the page, to a program and in the audit', async () => {
    const audits = () =>
      the(Database).query(
        "SELECT actor_kind, subject, detail FROM audit_entry WHERE action = 'campaign.sending-called-off'",
      );
    const before = (await audits()).length;
    const [first, ...others] = await heard(async () => {
      const reply = await hr.post(`/campaigns/${id}/sending/calling-off`);
      return [reply.status, reply.location, await asked('POST', '/sending/calling-off')];
    });
    expect(first).toEqual([303, `/campaigns/${id}/sending?done=called-off`, expect.stringMatching(/^200 /)]);
    for (const other of others) expect(other).toEqual(first);
    expect(await audits()).toHaveLength(before + 2 * Object.keys(standings).length);
  });
});
