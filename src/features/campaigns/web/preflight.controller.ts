import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Conflict, type Fault } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { HumanChecksDto } from '../campaign-steps.dto.js';
import { CampaignPlanning } from '../campaign-planning.service.js';
import { CampaignPreflight } from '../campaign-preflight.service.js';
import { campaignPaths, views } from './campaign.paths.js';
import { preflightView } from './preflight.view.js';
import { viewTexts } from './view-texts.js';

interface Again {
  faults: Fault[];
  typed: HumanChecksDto;
}

@Controller('campaigns/:id')
export class PreflightController {
  constructor(
    private readonly preflight: CampaignPreflight,
    private readonly planning: CampaignPlanning,
  ) {}

  @Get('preflight')
  @Allow('campaigns.read')
  async show(
    @Param('id') id: string,
    @Query('done') done: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return this.page(idFrom(id), { identity, language, saved: done === 'checks' });
  }

  /** The questions that only people can answer. */
  @Post('checks')
  @Allow('campaigns.manage')
  async update(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = idFrom(idText);
    const form = checkForm(HumanChecksDto, body);
    if (form.outcome === 'invalid') {
      const again = { faults: faultsIn(language, form.faults), typed: form.value };
      return this.page(id, { identity, language, saved: false }, again);
    }
    const kept = await this.planning.check(id, { ...form.value }, actorFrom(identity));
    if (!kept) throw new Conflict('This campaign is launched, or cancelled, and can no longer be changed.');
    return seeOther(`${campaignPaths.preflight(id)}?done=checks`);
  }

  private async page(
    id: number,
    { identity, language, saved }: { identity: Identity; language: Language; saved: boolean },
    again?: Again,
  ): Promise<Reply> {
    const mayManage = identity.permissions.has('campaigns.manage');
    const context = {
      ...viewTexts(language),
      mayManage,
      saved,
      faults: again?.faults ?? [],
      typed: again?.typed,
    };
    const view = preflightView(await this.preflight.of(id), context);
    return page(
      views.preflight,
      { ...view, languageBack: campaignPaths.preflight(id) },
      { status: again ? 422 : 200 },
    );
  }
}
