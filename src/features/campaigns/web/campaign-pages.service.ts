import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Fault } from '../../../platform/errors.js';
import { Departments } from '../../directory/index.js';
import { Packs } from '../../surveys/index.js';
import { page, type Reply } from '../../../web/pages.js';
import type { Language } from '../../../web/texts.js';
import { CampaignPlanDto, dtoOfPlan } from '../campaign-plan.dto.js';
import type { CampaignSummary } from '../campaign.js';
import { Campaigns } from '../campaigns.service.js';
import { dayOf, daysAfter } from '../rules/campaign-dates.js';
import { campaignPaths, views } from './campaign.paths.js';
import { formView } from './form.view.js';
import { LivePages } from './live-pages.service.js';
import { viewTexts } from './view-texts.js';
import { waitingView } from './waiting.view.js';

interface FormOptions {
  language: Language;
  draft: CampaignSummary | null;
  faults?: Fault[];
  saved?: boolean;
}

const usualDays = 25;

/** One address for a campaign: the form of a draft, then what goes on. */
@Injectable()
export class CampaignPages {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly packs: Packs,
    private readonly departments: Departments,
    private readonly live: LivePages,
    private readonly clock: Clock,
  ) {}

  async campaign(id: number, { language, done }: { language: Language; done: string }): Promise<Reply> {
    const campaign = await this.campaigns.summary(id);
    if (campaign.state === 'draft') {
      return this.form(dtoOfPlan(campaign), { language, draft: campaign, saved: done === 'saved' });
    }
    if (campaign.state === 'launching' || campaign.state === 'cancelled') {
      const today = dayOf(this.clock.now());
      return page(views.waiting, waitingView(campaign, { ...viewTexts(language), today }));
    }
    return this.live.page(campaign, { language, done });
  }

  async form(
    values: CampaignPlanDto,
    { faults = [], saved = false, ...options }: FormOptions,
  ): Promise<Reply> {
    const context = {
      ...viewTexts(options.language),
      packs: await this.packs.list(),
      departments: await this.departments.tree(),
    };
    const view = formView(values, { ...context, draft: options.draft, faults, saved });
    const languageBack = options.draft ? campaignPaths.campaign(options.draft.id) : campaignPaths.new();
    return page(views.form, { ...view, languageBack }, { status: faults.length > 0 ? 422 : 200 });
  }

  freshValues(): CampaignPlanDto {
    const today = dayOf(this.clock.now());
    return Object.assign(new CampaignPlanDto(), { opensOn: today, closesOn: daysAfter(today, usualDays) });
  }
}
