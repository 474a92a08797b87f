import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { findPackFaults, Packs } from '../surveys/index.js';
import { CampaignAudience, type AudienceNow } from './campaign-audience.service.js';
import type { CampaignSummary } from './campaign.js';
import { Campaigns } from './campaigns.service.js';
import { PreflightChecks } from './preflight-checks.js';
import { dayOf, faultOfDates } from './rules/campaign-dates.js';
import { outlookFor } from './rules/department-outlook.js';
import { spellingsByFamily, targetsAgreed } from './rules/family-keys.js';
import { mayLaunch, needsReason, preflightItems, type PreflightItem, type Words } from './rules/preflight.js';

export interface Preflight {
  campaign: CampaignSummary;
  items: PreflightItem[];
  people: number;
  departments: number;
  mayLaunch: boolean;
  needsReason: boolean;
}

/** Everything that HR should know before a launch fixes it. Looks, and changes nothing. */
@Injectable()
export class CampaignPreflight {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly audience: CampaignAudience,
    private readonly packs: Packs,
    private readonly others: PreflightChecks,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound. */
  async of(id: number): Promise<Preflight> {
    const campaign = await this.campaigns.summary(id);
    const audience = await this.audience.now(campaign.audience);
    const others = await this.others.run(id);
    const items = preflightItems(
      {
        people: audience.people,
        withoutEmail: audience.withoutEmail,
        k: campaign.k,
        datesFault: faultOfDates(campaign, dayOf(this.clock.now())),
        departments: departmentsOf(audience, campaign.k),
        checks: campaign.checks,
        ...(await this.packFacts(campaign.packVersionId, audience)),
      },
      others,
    );
    return {
      campaign,
      items,
      people: audience.people,
      departments: audience.tree.length,
      mayLaunch: mayLaunch(items),
      needsReason: needsReason(items),
    };
  }

  private async packFacts(packVersionId: number, { jobFamilies }: AudienceNow) {
    const { title, version, document } = await this.packs.version(packVersionId);
    const faults = findPackFaults(document).map(({ path, message }) => `${path}: ${message}`);
    const byFamily = spellingsByFamily(
      document,
      jobFamilies.map(({ family }) => family),
    );
    const general = new Set(byFamily.get(null) ?? []);
    return {
      pack: { title, version, faults, welshSigned: document.welsh.status === 'signed' },
      targets: targetsAgreed(document, new Set(byFamily.keys())),
      generalProfile: jobFamilies.filter(({ family }) => general.has(family)),
    };
  }
}

function departmentsOf({ tree }: AudienceNow, k: number) {
  const outlook = outlookFor(tree, k);
  const names = new Map(tree.map(({ id, name, nameCy }) => [id, { en: name, cy: nameCy ?? name }]));
  const never = outlook.neverShow.map(({ id, countedIn }): Words => {
    const own = names.get(id)!;
    const above = countedIn === null ? undefined : names.get(countedIn);
    return above ? { en: `${own.en} (${above.en})`, cy: `${own.cy} (${above.cy})` } : own;
  });
  return { all: outlook.departments, never, likely: outlook.likely.map(({ departments }) => departments) };
}
