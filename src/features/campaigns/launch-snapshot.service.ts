import { Injectable } from '@nestjs/common';
import type { PackDocument } from '../surveys/rules/pack-document.js';
import { CampaignAudience } from './campaign-audience.service.js';
import { CampaignRosterStore } from './campaign-roster.store.js';
import type { CampaignSummary } from './campaign.js';
import { LaunchSnapshotStore } from './launch-snapshot.store.js';
import { rateDepartments } from './rules/department-outlook.js';
import { spellingsByFamily } from './rules/family-keys.js';

/** Writes down, in the launch's transaction, who is asked and where their answers count. */
@Injectable()
export class LaunchSnapshot {
  constructor(
    private readonly audience: CampaignAudience,
    private readonly store: LaunchSnapshotStore,
    private readonly roster: CampaignRosterStore,
  ) {}

  /** @returns people on the roster; 0 where nobody is in the audience */
  async take({ id, audience, k }: CampaignSummary, pack: PackDocument): Promise<number> {
    const { filter, tree, jobFamilies } = await this.audience.now(audience);
    if (tree.length === 0) return 0;
    await this.store.insertTree(id, tree);
    const families = spellingsByFamily(
      pack,
      jobFamilies.map(({ family }) => family),
    );
    const invited = await this.store.insertRoster(id, filter, families);
    await this.store.countInvited(id);
    await this.chooseRates(id, k);
    return invited;
  }

  private async chooseRates(campaignId: number, k: number): Promise<void> {
    const { published } = rateDepartments(await this.roster.departments(campaignId), k);
    await this.store.showRatesOf([...published]);
  }
}
