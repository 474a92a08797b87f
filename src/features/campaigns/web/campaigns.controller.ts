import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Conflict, type Fault } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { People } from '../../directory/index.js';
import { Packs } from '../../surveys/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { CampaignPlanDto, planOf } from '../campaign-plan.dto.js';
import { CampaignPlanning, type PlanOutcome } from '../campaign-planning.service.js';
import { Campaigns } from '../campaigns.service.js';
import { campaignPaths, views } from './campaign.paths.js';
import { CampaignPages } from './campaign-pages.service.js';
import { listView } from './list.view.js';
import { viewTexts } from './view-texts.js';

@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly planning: CampaignPlanning,
    private readonly pages: CampaignPages,
    private readonly people: People,
    private readonly packs: Packs,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async index(@SignedIn() identity: Identity, @PageLanguage() language: Language): Promise<Reply> {
    const mayManage = identity.permissions.has('campaigns.manage');
    const hasPeople = (await this.people.count()) > 0;
    const hasPacks = (await this.packs.list()).length > 0;
    const context = { ...viewTexts(language), mayManage, hasPeople, hasPacks };
    return page(views.list, listView(await this.campaigns.list(), context));
  }

  @Get('new')
  @Allow('campaigns.manage')
  async new(@PageLanguage() language: Language): Promise<Reply> {
    return this.pages.form(this.pages.freshValues(), { language, draft: null });
  }

  @Post()
  @Allow('campaigns.manage')
  async create(
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const form = checkForm(CampaignPlanDto, body);
    const again = (faults: Fault[]) =>
      this.pages.form(form.value, { language, draft: null, faults: faultsIn(language, faults) });
    if (form.outcome === 'invalid') return again(form.faults);
    return this.answer(await this.planning.create(planOf(form.value), actorFrom(identity)), again);
  }

  @Get(':id')
  @Allow('campaigns.read')
  async show(
    @Param('id') id: string,
    @Query('done') done: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return this.pages.campaign(idFrom(id), { language, done: typeof done === 'string' ? done : '' });
  }

  @Post(':id')
  @Allow('campaigns.manage')
  async update(
    @Param('id') id: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const draft = await this.campaigns.summary(idFrom(id));
    const form = checkForm(CampaignPlanDto, body);
    const again = (faults: Fault[]) =>
      this.pages.form(form.value, { language, draft, faults: faultsIn(language, faults) });
    if (form.outcome === 'invalid') return again(form.faults);
    return this.answer(await this.planning.update(draft.id, planOf(form.value), actorFrom(identity)), again);
  }

  private async answer(kept: PlanOutcome, again: (faults: Fault[]) => Promise<Reply>): Promise<Reply> {
    if (kept.outcome === 'faulty') return again(kept.faults);
    if (kept.outcome === 'not-a-draft') {
      throw new Conflict('This campaign is launched, or cancelled, and can no longer be changed.');
    }
    return seeOther(`${campaignPaths.campaign(kept.id)}?done=saved`);
  }
}
