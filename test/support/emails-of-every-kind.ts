import { forgottenPasswordPath } from '../../src/features/accounts/web/accounts.paths.js';
import { Ledger } from '../../src/features/delivery/index.js';
import { aDraft } from './a-campaign.js';
import { aCouncil } from './a-council.js';
import { mailTo } from './mailbox.js';
import { PageClient } from './page-client.js';
import type { SignedInClient } from './sign-in.js';
import { asked, confirmed } from './whole-app-communities.js';
import { administrator, until, type WholeApp } from './whole-app.js';

/** Whoever looks after accounts and campaigns. */
export interface Office {
  hr: SignedInClient;
  administrator: SignedInClient;
}

/** One of a published survey, as its figures would have proposed it. */
async function aCommunityOf(whole: WholeApp, campaignId: number): Promise<number> {
  const { insertId: publicationId } = await whole.database.execute(
    `INSERT INTO publication (campaign_id, outcome, k, report, created_at) VALUES (?, 'figures', 5, '{}', NOW(3))`,
    [campaignId],
  );
  const reason = { peopleShort: { value: 12, low: 10, high: 14 }, couldHelp: 5, departments: 2 };
  const title = { en: 'Sorting out data', cy: 'Rhoi trefn ar ddata' };
  const { insertId } = await whole.database.execute(
    `INSERT INTO community (skill_key, open_key, publication_id, campaign_id, title, reason, opened_at, opened_by)
     VALUES ('data', 'data', ?, ?, ?, ?, NOW(3), 'A test')`,
    [publicationId, campaignId, JSON.stringify(title), JSON.stringify(reason)],
  );
  return insertId;
}

/**
 * Has the product send at least one email of every kind that it knows, by what people do on its pages; a worker must
 * run. Home Care 7 gets an invitation, a reminder and a link that was asked for. @returns the open campaign
 */
export async function everyKindOfEmail(whole: WholeApp, office: Office): Promise<number> {
  await aCouncil(whole.database);
  const colleague = { name: 'Rhys Prosser', email: 'rhys@northmoor.example', role: 'hr', language: 'cy' };
  await office.administrator.post('/accounts', colleague);
  await new PageClient(whole.web).post(forgottenPasswordPath, { email: administrator.email });
  const campaignId = await aDraft(whole.web, { k: 5 });
  await office.hr.post(`/campaigns/${campaignId}/launch`, { reason: 'A test', purposeLimitConfirmed: 'yes' });
  const sent = (kind: string) =>
    until(`every ${kind}`, async () => {
      const line = await whole.web
        .get(Ledger, { strict: false })
        .reconciliation(`campaign:${campaignId}`, kind);
      return line.intended > 0 && line.open === 0;
    });
  await sent('invitation');
  await office.hr.post(`/campaigns/${campaignId}/reminders`);
  await sent('reminder');
  await new PageClient(whole.web).post('/link-again', { email: 'home-care.7@northmoor.example' });
  await sent('link-again');
  const communityId = await aCommunityOf(whole, campaignId);
  await confirmed(whole, await asked(whole, communityId, 'home-care.8@northmoor.example'));
  await mailTo(whole.mail, 'home-care.8@northmoor.example', '/communities/member/');
  await asked(whole, communityId, 'home-care.9@northmoor.example');
  await mailTo(whole.mail, administrator.email);
  await mailTo(whole.mail, colleague.email);
  return campaignId;
}
