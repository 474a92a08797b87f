import { Injectable } from '@nestjs/common';
import type { Fault } from '../../../platform/errors.js';
import { Ledger } from '../../delivery/index.js';
import { page, type Reply } from '../../../web/pages.js';
import type { Language } from '../../../web/texts.js';
import { campaignScope } from '../../campaigns/rules/campaign-scope.js';
import { Reminders } from '../reminders.service.js';
import { WavePlans } from '../wave-plans.service.js';
import { views } from './reminders.paths.js';
import { remindersView } from './reminders.view.js';
import type { TypedWave } from './waves-form.js';

/** The page of a campaign's reminders, as it is asked for and as it comes back with faults. */
@Injectable()
export class ReminderPages {
  constructor(
    private readonly plans: WavePlans,
    private readonly reminders: Reminders,
    private readonly ledger: Ledger,
  ) {}

  async page(
    campaignId: number,
    options: { language: Language; saved?: boolean; typed?: TypedWave[]; faults?: Fault[] },
  ): Promise<Reply> {
    const { language, saved = false, typed = null, faults = [] } = options;
    const plan = await this.plans.of(campaignId);
    const view = remindersView({
      plan,
      check: await this.reminders.check(campaignId),
      intended: await this.ledger.intendedBySequence(campaignScope(campaignId), 'reminder'),
      failed: await this.failed(campaignId),
      today: this.plans.today,
      ...{ language, saved, typed, faults },
    });
    return page(views.reminders, view, { status: faults.length > 0 ? 422 : 200 });
  }

  private async failed(campaignId: number): Promise<number> {
    const failures = await this.ledger.failuresByReason(campaignScope(campaignId), 'reminder');
    return failures.reduce((sum, { messages }) => sum + messages, 0);
  }
}
