import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { Ledger } from '../../../src/features/delivery/index.js';
import { everybodyInvited } from '../../../src/features/invitations/invitation-mailings.store.js';
import { WordingWebModule } from '../../../src/features/wording/web/wording-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aDraft } from '../../support/a-campaign.js';
import { aCampaignAmong } from '../../support/a-campaign-among.js';
import { aVisitor, signInAs, type SignedInClient } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('HR and the words of a campaign’s emails', () => {
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  let draft: number;

  beforeAll(async () => {
    process.env['KEY_FOLDER'] = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
    app = await aTestApp([WebModule, AccountsAccessModule, WordingWebModule]);
    hr = await signInAs(app, 'hr');
    draft = await aDraft(app);
  });
  afterAll(() => app?.close());

  const words = (kind = 'invitation', id = draft) => `/campaigns/${id}/emails/${kind}`;
  const audits = (action: string) =>
    app.get(Database).query<{ detail: string }>('SELECT detail FROM audit_entry WHERE action = ?', [action]);
  const opening = (page: { $: SignedInClient['page']['$'] }, language = 'en') =>
    page.$(`textarea[name="${language}[opening]"]`).text().trim();

  it('HR sees both emails in both languages, with our words and the campaign’s purpose', async () => {
    const page = await hr.get(`/campaigns/${draft}/emails`);
    expect(page.heading).toContain('What staff will read');
    expect(page.text).toContain('Your view on digital skills at Northmoor Council (10 minutes)');
    expect(page.text).toContain('We want to know what helps you to work digitally.');
    expect(page.text).toContain('Annwyl Carys Price');
    expect(page.text).toContain('nobody is told who has answered');
    expect(page.text.match(/Our words/g)).toHaveLength(4);
    expect(page.text.match(/No sample sent yet/g)).toHaveLength(4);
  });

  it('the form shows what is fixed between the fields', async () => {
    const page = await hr.get(words());
    expect(opening(page)).toBe('We want to know what helps you to work digitally.');
    const fixed = page
      .$('.app-email-fixed')
      .toArray()
      .map((one) => page.$(one).text());
    expect(fixed).toHaveLength(6);
    expect(fixed[0]).toContain('Dear Carys Price,');
    expect(fixed[1]).toContain('groups of 10 people or more');
    expect(fixed[2]).toContain('You get this message because you work for or with Northmoor Council.');
    expect(page.text).toContain('{{closesOn}} is the last day');
  });

  it('keeps HR’s words, in paragraphs and escaped, and says in the audit who wrote what', async () => {
    await hr.get(words());
    const written = {
      'en[subject]': 'What helps you at {{organisation}}?',
      'en[opening]': 'Tom & Ann ask {{name}} until {{closesOn}}.\r\n\r\n5 > 3, isn’t it?',
      'en[closing]': 'Last year you asked for quiet rooms.',
    };
    const done = await hr.follow(await hr.submit(written, { form: '#words' }));
    expect(done.text).toContain('The words are kept.');
    expect(done.text).toContain('What helps you at Northmoor Council?');
    expect(done.text).toMatch(/Your words, changed on \d/);
    expect(done.text.match(/Our words/g)).toHaveLength(3);
    const html = (await hr.get(`${words()}/en/html`)).html;
    expect(html).toContain('>Tom &amp; Ann ask Carys Price until ');
    expect(html).toContain('>5 &gt; 3, isn’t it?</p>');
    expect(html.indexOf('quiet rooms')).toBeGreaterThan(html.indexOf('groups of 10'));
    const [audit] = await audits('campaign.words');
    expect(audit?.detail).toMatchObject({
      email: 'invitation',
      changed: [{ language: 'en', words: { subject: 'What helps you at {{organisation}}?' } }],
    });
  });

  it('gives the form back with everything typed where words can’t stay, each fault at its field', async () => {
    await hr.get(words());
    const again = await hr.submit(
      {
        'en[subject]': 'Dear {{name}}',
        'en[opening]': 'Ask {{manager}} or see bit.ly/x',
        'cy[closing]': 'Mae’n ddienw.',
        'cy[opening]': '',
      },
      { form: '#words' },
    );
    expect(again.status).toBe(422);
    expect(again.title).toMatch(/^Error: /);
    const at = (field: string) => again.$(`[id="${field}-error"]`).text();
    expect(at('en.subject')).toContain('Leave {{name}} out of the subject');
    expect(at('en.opening')).toContain('There is no placeholder {{manager}}');
    expect(again.$('.govuk-error-summary').text()).toContain('Leave out bit.ly/x');
    expect(at('cy.opening')).toContain('Write something here');
    expect(at('cy.closing')).toContain('Say “confidential” instead of “ddienw”');
    expect(opening(again)).toBe('Ask {{manager}} or see bit.ly/x');
    expect(again.$('a[href="#en.opening"]')).toHaveLength(2);
  });

  it('goes back to our words, one language at a time', async () => {
    const page = await hr.get(words());
    expect(page.$('main form button').text()).not.toContain('Go back to our words in Welsh');
    const back = await hr.follow(await hr.submit({}, { button: 'Go back to our words in English' }));
    expect(back.text).toContain('This email is back to our words.');
    expect(opening(await hr.get(words()))).toBe('We want to know what helps you to work digitally.');
    expect(await audits('campaign.words')).toHaveLength(2);
    await hr.get(words());
    await hr.submit({}, { form: '#words' });
    expect(await audits('campaign.words')).toHaveLength(2);
  });

  it('previews an email in a frame that may style itself and nothing else', async () => {
    const page = await hr.get(`${words()}/cy`);
    expect(page.text).toContain('Cyngor Northmoor <digital-skills@northmoor.example>');
    const frame = page.$('iframe');
    expect(frame.attr('sandbox')).toBe('');
    expect(frame.attr('title')).toContain('Invitation in Welsh');
    expect(String(page.headers['content-security-policy'])).toContain("frame-src 'self'");
    const html = await hr.get(String(frame.attr('src')));
    expect(html.headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'",
    );
    expect(html.html).toContain('<html lang="cy"');
    expect((await hr.get(`${words()}/fr`)).status).toBe(404);
    expect((await hr.get(words('telegram'))).status).toBe(404);
  });

  it('fixes the invitation at launch, and the reminder for two days after each one', async () => {
    const { id } = await aCampaignAmong(app, [{ name: 'Tom Reed', email: 'tom@northmoor.example' }]);
    expect((await hr.get(words('invitation', id))).location).toBe(`/campaigns/${id}/emails`);
    const page = await hr.get(`/campaigns/${id}/emails`);
    expect(page.text).toContain('The words of the invitation were fixed at launch.');
    expect((await hr.get(words('reminder', id))).status).toBe(200);
    await app
      .get(Database)
      .execute(`INSERT INTO delivery_mailing (scope, kind, sequence) VALUES (?, 'reminder', 1)`, [
        `campaign:${id}`,
      ]);
    const select = everybodyInvited(id);
    const reminder = { scope: `campaign:${id}`, kind: 'reminder', sequence: 1 };
    await app.get(Ledger, { strict: false }).intendMany({ ...reminder, select });
    const refused = await hr.submit({ 'en[subject]': 'Other words' }, { form: '#words' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('A reminder was sent less than 48 hours ago');
    expect((await hr.get(words('reminder', id))).location).toBe(`/campaigns/${id}/emails`);
  });

  it('is for HR: a leader reads nothing of it, and nobody else', async () => {
    const leader = await signInAs(app, 'leader');
    expect((await leader.get(`/campaigns/${draft}/emails`)).status).toBe(403);
    expect((await leader.get(words())).status).toBe(403);
    expect((await aVisitor(app).get(words())).status).toBe(303);
  });
});
