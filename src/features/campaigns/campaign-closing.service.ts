import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Audit, theSystem, type Actor } from '../audit/index.js';
import { Campaigns } from './campaigns.service.js';
import { ClosingSteps } from './closing-steps.service.js';
import { dayOf, isOver } from './rules/campaign-dates.js';

export type ClosingOutcome = { outcome: 'closed' } | { outcome: 'skipped' };

/** A campaign closes when HR says so or after its last day. Nothing can be answered afterwards, and no link made. */
@Injectable()
export class CampaignClosing {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly steps: ClosingSteps,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Web: leaves it to a worker. False where the campaign is not open. Throws NotFound. */
  async request(id: number, actor: Actor): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.campaigns.lock(id);
      if (!(await this.campaigns.move(id, 'closing'))) return false;
      await this.audit.record({ actor, action: 'campaign.close', subject: `campaign:${id}` });
      return true;
    });
  }

  /** Worker: one transaction; a second run finds it closed. */
  async perform(id: number): Promise<ClosingOutcome> {
    return this.database.transaction(async () => {
      // Submissions hold the row while they are under way: all of them are in, and none comes after.
      const campaign = await this.campaigns.lock(id);
      const today = dayOf(this.clock.now());
      if (campaign.state === 'open' && isOver(campaign, today)) await this.campaigns.move(id, 'closing');
      if (!(await this.campaigns.move(id, 'closed'))) return { outcome: 'skipped' };
      await this.steps.take(id, today);
      const detail = { closesOn: campaign.closesOn, early: !isOver(campaign, today) };
      await this.audit.record({
        actor: theSystem,
        action: 'campaign.closed',
        subject: `campaign:${id}`,
        detail,
      });
      return { outcome: 'closed' };
    });
  }
}
