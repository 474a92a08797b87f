import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import { Departments } from '../directory/index.js';
import { CampaignAudienceStore, type AudienceFilter } from './campaign-audience.store.js';
import { departmentsInAudience, type DirectoryDepartment } from './rules/audience.js';
import type { Audience } from './rules/campaign-settings.js';
import { campaignTree, type CampaignTreeNode } from './rules/campaign-tree.js';

export interface AudienceNow {
  filter: AudienceFilter;
  /** As a launch at this moment would keep it. */
  tree: CampaignTreeNode[];
  people: number;
  withoutEmail: number;
  /** As imported. */
  jobFamilies: { family: string; people: number }[];
}

/** Whom a campaign would ask if it were launched now. */
@Injectable()
export class CampaignAudience {
  constructor(
    private readonly departments: Departments,
    private readonly store: CampaignAudienceStore,
    private readonly configuration: Configuration,
  ) {}

  async now(audience: Audience): Promise<AudienceNow> {
    const all = await this.departments.tree({ withEmpty: true });
    const filter = filterFor(all, audience);
    const counts = await this.store.peopleByDepartment(filter);
    const invited = new Map(counts.map(({ departmentId, people }) => [departmentId, people]));
    return {
      filter,
      tree: campaignTree(all, invited, this.organisation),
      people: counts.reduce((sum, { people }) => sum + people, 0),
      withoutEmail: counts.reduce((sum, { withoutEmail }) => sum + withoutEmail, 0),
      jobFamilies: await this.store.jobFamilies(filter),
    };
  }

  /** For other counts of the same people. */
  async filter(audience: Audience): Promise<AudienceFilter> {
    return filterFor(await this.departments.tree({ withEmpty: true }), audience);
  }

  private get organisation() {
    const { organisationName, organisationNameCy } = this.configuration;
    return { name: organisationName, nameCy: organisationNameCy || null };
  }
}

function filterFor(all: readonly DirectoryDepartment[], audience: Audience): AudienceFilter {
  const inside = departmentsInAudience(all, audience);
  return { departmentIds: inside && [...inside], employmentTypes: audience.employmentTypes };
}
