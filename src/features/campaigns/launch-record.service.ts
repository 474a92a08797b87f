import { Injectable } from '@nestjs/common';
import { Audit, theSystem } from '../audit/index.js';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { CampaignEvents } from './campaign-events.js';
import { Campaigns } from './campaigns.service.js';

/** The end of a launch: the campaign is open, later features have written what is theirs, and it is on record. */
@Injectable()
export class LaunchRecord {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly events: CampaignEvents,
    private readonly audit: Audit,
  ) {}

  async keep(id: number, launched: { pack: PackDocument; invited: number }): Promise<void> {
    await this.campaigns.keepLaunched(id, launched);
    await this.campaigns.move(id, 'open');
    await this.events.tellLaunched(id);
    const detail = { invited: launched.invited };
    await this.audit.record({ actor: theSystem, action: 'campaign.open', subject: `campaign:${id}`, detail });
  }
}
