import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { AnswerSessions } from '../../../src/features/answering/answer-sessions.service.js';
import { AnsweringModule, Plans, Submissions } from '../../../src/features/answering/index.js';
import { PlanRetention } from '../../../src/features/answering/plan-retention.service.js';
import { InvitationsModule } from '../../../src/features/invitations/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { anInvitedCouncil, type Invited } from '../../support/an-invitation.js';
import { aTestContext } from '../../support/test-app.js';

describe('A private plan', () => {
  let context: TestingModule;
  let invited: Invited;
  let planKey: string;

  beforeAll(async () => {
    context = await aTestContext([AnsweringModule, InvitationsModule]);
    invited = await anInvitedCouncil(context);
    const { campaignId } = invited;
    const participantId = invited.staff[0] as number;
    const cookie = await context.get(AnswerSessions).open({ campaignId, participantId });
    planKey = context.get(Plans).newKey();
    expect(await context.get(Submissions).create(cookie, planKey)).toMatchObject({ outcome: 'accepted' });
  });
  afterAll(() => context?.close());

  const closed = (ago: string) =>
    context
      .get(Database)
      .execute(`UPDATE campaign SET closed_at = NOW(3) - INTERVAL ${ago} WHERE id = ?`, [invited.campaignId]);
  const audited = async () =>
    (await context.get(Database).query("SELECT 1 FROM audit_entry WHERE action = 'plans.forget'")).length;

  it('is kept while the survey is open, and for 18 months after it closed', async () => {
    const retention = context.get(PlanRetention);
    expect(await retention.campaignsOver(10)).toEqual([]);
    await closed('17 MONTH');
    expect(await retention.campaignsOver(10)).toEqual([]);
    expect(await retention.forget(invited.campaignId)).toBe(false);
    expect(await context.get(Plans).exists(planKey)).toBe(true);
    expect(await audited()).toBe(0);
  });

  it('is deleted then, with all of its survey, once, and the audit says so', async () => {
    const retention = context.get(PlanRetention);
    await closed('18 MONTH');
    expect(await retention.campaignsOver(10)).toEqual([invited.campaignId]);
    expect(await retention.forget(invited.campaignId)).toBe(true);
    expect(await context.get(Plans).open(planKey)).toBeNull();
    expect(await retention.campaignsOver(10)).toEqual([]);
    expect(await retention.forget(invited.campaignId)).toBe(false);
    expect(await audited()).toBe(1);
  });
});
