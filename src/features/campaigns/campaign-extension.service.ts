import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { CampaignEvents } from './campaign-events.js';
import { Campaigns } from './campaigns.service.js';
import { dayOf, faultOfExtension, type ExtensionFault } from './rules/campaign-dates.js';

export type ExtensionOutcome =
  { outcome: 'extended' } | { outcome: 'faulty'; fault: ExtensionFault } | { outcome: 'not-open' };

/** More time for an open campaign; everything else stays as it was launched. */
@Injectable()
export class CampaignExtension {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly events: CampaignEvents,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound. */
  async extend(id: number, closesOn: string, actor: Actor): Promise<ExtensionOutcome> {
    return this.database.transaction(async () => {
      const campaign = await this.campaigns.lock(id);
      const fault = faultOfExtension(campaign, closesOn, dayOf(this.clock.now()));
      if (fault) return { outcome: 'faulty', fault };
      if (!(await this.campaigns.moveLastDay(id, closesOn))) return { outcome: 'not-open' };
      await this.events.tellExtended(id);
      const detail = { from: campaign.closesOn, to: closesOn };
      await this.audit.record({ actor, action: 'campaign.extend', subject: `campaign:${id}`, detail });
      return { outcome: 'extended' };
    });
  }
}
