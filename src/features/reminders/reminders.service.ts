import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Campaigns } from '../campaigns/index.js';
import { Ledger } from '../delivery/index.js';
import { ReminderMailingsStore, type ReminderDay } from './reminder-mailings.store.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import type { WaveMoment } from './rules/reminder-waves.js';

export type ReminderOutcome =
  | { outcome: 'intended'; sequence: number }
  | { outcome: 'not-open' }
  /** Everybody gets the invitation before anybody is reminded of it. */
  | { outcome: 'invitations-under-way' }
  | { outcome: 'already-today' };

/** Reminders go to everybody who has not answered, never to a chosen few, and once a day at most. */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly store: ReminderMailingsStore,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** What decides whether another one may go: days and invitations, never what became of a reminder. */
  async standing(campaignId: number): Promise<Pick<WaveMoment, 'lastReminderOn' | 'invitationsUnderWay'>> {
    const reminders = await this.store.reminders(campaignId);
    const invitationsUnderWay = !(await this.ledger.isFinished(campaignScope(campaignId), 'invitation'));
    return { lastReminderOn: reminders.at(-1)?.day ?? null, invitationsUnderWay };
  }

  /** Says nothing about how many: day by day that would show who has just answered. */
  async check(campaignId: number): Promise<ReminderOutcome> {
    const { state } = await this.campaigns.summary(campaignId);
    if (state !== 'open') return { outcome: 'not-open' };
    if (!(await this.ledger.isFinished(campaignScope(campaignId), 'invitation'))) {
      return { outcome: 'invitations-under-way' };
    }
    const reminders = await this.store.reminders(campaignId);
    if (reminders.some(({ isToday }) => isToday)) return { outcome: 'already-today' };
    return { outcome: 'intended', sequence: reminders.length + 1 };
  }

  async send(campaignId: number, actor: Actor): Promise<ReminderOutcome> {
    return this.database.transaction(async () => {
      await this.campaigns.lock(campaignId);
      const checked = await this.check(campaignId);
      if (checked.outcome !== 'intended') return checked;
      await this.intend(campaignId, { actor });
      return checked;
    });
  }

  /**
   * In the caller's transaction, with the campaign locked: one reminder to everybody who has not answered.
   * Whoever is still to be invited then is left out by the last look. @returns its sequence
   */
  async intend(campaignId: number, { actor, wave }: { actor: Actor; wave?: number }): Promise<number> {
    const sequence = (await this.store.reminders(campaignId)).length + 1;
    await this.store.addReminderToday(campaignId, sequence);
    const select = await this.store.everybodyToRemind(campaignId, sequence);
    await this.ledger.intendMany({ scope: campaignScope(campaignId), kind: 'reminder', sequence, select });
    await this.audit.record({
      actor,
      action: 'campaign.remind',
      subject: `campaign:${campaignId}`,
      detail: { sequence, ...(wave && { wave }) },
    });
    return sequence;
  }

  async sent(campaignId: number): Promise<ReminderDay[]> {
    return this.store.reminders(campaignId);
  }
}
