import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { BatchSending } from '../../../src/features/delivery/jobs/batch-sending.service.js';
import { DeliveryJobsModule } from '../../../src/features/delivery/jobs/delivery-jobs.module.js';
import { TransportBreaker } from '../../../src/features/delivery/jobs/transport-breaker.js';
import { InvitationsJobsModule } from '../../../src/features/invitations/jobs/invitations-jobs.module.js';
import { WordingJobsModule } from '../../../src/features/wording/jobs/wording-jobs.module.js';
import { WordingWebModule } from '../../../src/features/wording/web/wording-web.module.js';
import { Clock } from '../../../src/platform/clock.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { TextRecords, type TextRecordsFound } from '../../../src/platform/dns/text-records.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft } from '../../support/a-campaign.js';
import { sendDue } from '../../support/a-mailing.js';
import { MailSink } from '../../support/mail-sink.js';
import { decodedParts } from '../../support/read-mail.js';
import { aVisitor, signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

/** What DNS says, by name; what is not here does not exist. */
class FakeRecords {
  records: Record<string, string[]> = {};
  away = false;

  async of(name: string): Promise<TextRecordsFound> {
    if (this.away) return { outcome: 'unreachable', because: 'ETIMEOUT' };
    const records = this.records[name];
    return records ? { outcome: 'found', records } : { outcome: 'none' };
  }
}

/** Each look is later than the last, so that nothing kept in memory is seen again. */
class HastyClock extends Clock {
  private ahead = 0;

  override now(): Date {
    this.ahead += 61_000;
    return new Date(Date.now() + this.ahead);
  }
}

const inDns = (key: KeyObject) =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

describe('Samples, and what is looked at before a launch', () => {
  const sink = new MailSink();
  const dns = new FakeRecords();
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  let draft: number;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    const keyFile = join(folder, 'dkim.pem');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await sink.open();
    Object.assign(process.env, {
      ...{ SMTP_URL: sink.url, KEY_FOLDER: folder, MAIL_FROM: 'skills@northmoor.gov.uk' },
      ...{ DKIM_DOMAIN: 'northmoor.gov.uk', DKIM_SELECTOR: 's1', DKIM_KEY_FILE: keyFile },
    });
    const web = [WebModule, AccountsAccessModule, CampaignsWebModule, WordingWebModule];
    app = await aTestApp(
      [...web, QueueModule, DeliveryJobsModule, WordingJobsModule, InvitationsJobsModule],
      [{ provide: TextRecords, useValue: dns }],
    );
    hr = await signInAs(app, 'hr', { name: 'Siân Bevan' });
    draft = await aDraft(app);
  });
  beforeEach(() => {
    sink.forget();
    dns.away = false;
    app.get(TransportBreaker, { strict: false }).worked();
  });
  afterAll(async () => {
    await app?.close();
    await sink.close();
  });

  const emails = () => `/campaigns/${draft}/emails`;
  const send = () => sendDue(app.get(BatchSending, { strict: false }));
  const item = async (words: string) => {
    const page = await hr.get(`/campaigns/${draft}/preflight`);
    const found = page
      .$('.govuk-task-list__item')
      .toArray()
      .map((one) => page.$(one).text().replace(/\s+/g, ' ').trim());
    return found.find((text) => text.includes(words)) ?? `nothing of ${words}`;
  };

  it('go to whoever asks for them, in both languages, and to nobody else', async () => {
    expect(await item('Sample of the invitation')).toContain('not sent in both languages');
    await hr.get(emails());
    const asked = await hr.follow(await hr.submit({}, { button: 'Send me the invitation' }));
    expect(asked.text).toContain('Two samples are on their way to your address');
    expect(asked.text).toContain('is on its way');
    await send();
    expect(sink.taken.map(({ to }) => to)).toEqual([hr.account.email, hr.account.email]);
    const mails = sink.taken
      .map(({ raw }) => decodedParts(raw))
      .sort((one) => (one.text.includes('Dear') ? -1 : 1));
    expect(mails[0]!.text).toContain('Dear Carys Price,');
    expect(mails[1]!.text).toContain('Annwyl Carys Price,');
    expect(mails[0]!.headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(mails[0]!.headers).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; .*d=northmoor\.gov\.uk/);
    expect((await hr.get(emails())).text.match(/Sample sent on /g)).toHaveLength(2);
    expect(await item('Sample of the invitation')).toMatch(/sent in English on .* and in Welsh on /);
    const audit = await app
      .get(Database)
      .query("SELECT 1 FROM audit_entry WHERE action = 'campaign.test-email'");
    expect(audit).toHaveLength(1);
  });

  it('have links to a page that says what they are, and changes nothing', async () => {
    await hr.get(emails());
    await hr.submit({}, { button: 'Send me the invitation' });
    await send();
    const { text, headers } = decodedParts(sink.taken.find(({ raw }) => raw.includes('Annwyl'))!.raw);
    const visitor = aVisitor(app);
    const paths = [...text.matchAll(/https?:\/\/\S+email-sample\S+/g)].map(([link]) => new URL(link));
    expect(paths).toHaveLength(2);
    for (const { pathname, search } of paths) {
      const page = await visitor.get(pathname + search);
      expect(page).toMatchObject({ status: 200, heading: 'Sampl oedd hwn' });
    }
    const oneClick = /List-Unsubscribe: <([^>]+)>/.exec(headers)![1]!;
    const { pathname, search } = new URL(oneClick);
    const reply = await app.inject({ method: 'POST', url: pathname + search, payload: '' });
    expect(reply.statusCode).toBe(200);
  });

  it('are out of date once the words are changed, and one on its way is called off', async () => {
    await hr.get(emails());
    await hr.submit({}, { button: 'Send me the invitation' });
    await hr.get(`${emails()}/invitation`);
    await hr.submit({ 'en[subject]': 'Other words' }, { form: '#words' });
    await send();
    expect(sink.taken).toHaveLength(1);
    expect(sink.taken[0]!.raw).toContain('Content-Language: cy');
    expect((await hr.get(emails())).text).toContain('had other words. Send yourself a new one');
    expect(await item('Sample of the invitation')).toContain('not sent in both languages');
  });

  it('say so when they could not be sent', async () => {
    sink.faults.atRecipient = () => '550 5.7.1 Not from you';
    await hr.get(emails());
    await hr.submit({}, { button: 'Send me the reminder' });
    await send();
    expect((await hr.get(emails())).text).toContain('could not be sent. Check the address of your account');
  });

  it('are ten an hour at most', async () => {
    const other = await signInAs(app, 'hr');
    await other.get(emails());
    for (let sent = 0; sent < 10; sent += 1) {
      expect((await other.post(`${emails()}/reminder/tests`)).status).toBe(303);
    }
    const refused = await other.post(`${emails()}/reminder/tests`);
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.text).toContain('You have asked for many samples in the last hour');
  });

  it('say beforehand what staff should not find in an email, and when nobody is named whom they can ask', async () => {
    const before = draft;
    draft = await aDraft(app, { purpose: 'See bit.ly/x for more.' });
    expect(await item('the words hold something')).toContain('Leave out bit.ly/x');
    expect(await item('Questions from staff go to')).toContain('Siân Bevan');
    const nobody = JSON.stringify({ name: '', unit: '', phone: '', email: '' });
    await app.get(Database).execute('UPDATE campaign SET contact = ? WHERE id = ?', [nobody, draft]);
    expect(await item('Nobody is named')).toMatch(/Missing$/);
    draft = before;
  });

  describe('the From domain', () => {
    const good = {
      'northmoor.gov.uk': ['v=spf1 include:spf.example -all'],
      '_dmarc.northmoor.gov.uk': ['v=DMARC1; p=reject'],
      's1._domainkey.northmoor.gov.uk': [`v=DKIM1; k=rsa; p=${inDns(privateKey)}`],
    };
    beforeAll(() => {
      const service = app.get(Clock, { strict: false });
      const hasty = new HastyClock();
      Object.assign(service, { now: hasty.now.bind(hasty) });
    });

    it('is trusted where SPF, DMARC and our own key are published', async () => {
      dns.records = good;
      const text = await item('From address');
      expect(text).toContain('skills@northmoor.gov.uk: other mail servers can tell that we may use it');
      expect(text).toContain('the key at s1._domainkey.northmoor.gov.uk is ours');
      expect(text).toContain('asks receivers to act on false mail (p=reject)');
    });

    it('needs a look where something is missing or another key is published, and never stops a launch', async () => {
      const another = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
      dns.records = { 's1._domainkey.northmoor.gov.uk': [`v=DKIM1; p=${inDns(another)}`] };
      const text = await item('From address');
      expect(text).toContain('other mail servers may not trust it');
      expect(text).toContain('SPF: northmoor.gov.uk does not say who may send for it');
      expect(text).toContain('DMARC: northmoor.gov.uk has no record');
      expect(text).toContain('is not the one that emails are signed with');
      expect(text).toMatch(/Look at this$/);
    });

    it('is said not to be known where DNS does not answer', async () => {
      dns.away = true;
      const text = await item('From address');
      expect(text).toContain('could not be looked up from this machine');
      expect(text).toContain('SPF of northmoor.gov.uk could not be looked up (ETIMEOUT)');
    });

    it('is not looked up under .example', async () => {
      app.get(Configuration).mailFrom = 'skills@northmoor.example';
      expect(await item('From address')).toContain('names under .example are for examples and tests');
    });
  });
});
