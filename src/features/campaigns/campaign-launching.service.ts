import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Campaigns } from './campaigns.service.js';
import { LaunchImpossible, type LaunchOutcome } from './launch-failure.js';
import { LaunchSteps } from './launch-steps.service.js';
import { LaunchUndoing } from './launch-undoing.service.js';
import { dayOf, isOver, mayOpen } from './rules/campaign-dates.js';

/** The worker's side of a launch: everything in one transaction, or nothing at all, not even a key file. */
@Injectable()
export class CampaignLaunching {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly steps: LaunchSteps,
    private readonly clock: Clock,
    private readonly undoing: LaunchUndoing,
  ) {}

  /** Runs once: the campaign's row is locked, and whoever comes second finds it open. */
  async perform(id: number): Promise<LaunchOutcome> {
    try {
      return await this.database.transaction(() => this.launch(id));
    } catch (error) {
      return this.undoing.undo(id, error);
    }
  }

  private async launch(id: number): Promise<LaunchOutcome> {
    const campaign = await this.campaigns.lock(id);
    const today = dayOf(this.clock.now());
    if (campaign.state !== 'launching' || !mayOpen(campaign, today)) return { outcome: 'skipped' };
    if (isOver(campaign, today)) throw new LaunchImpossible('too-late');
    return { outcome: 'open', invited: await this.steps.take(campaign) };
  }
}
