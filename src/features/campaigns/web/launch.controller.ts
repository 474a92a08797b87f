import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
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
import { LaunchDto } from '../campaign-steps.dto.js';
import { CampaignLaunch } from '../campaign-launch.service.js';
import { CampaignPreflight } from '../campaign-preflight.service.js';
import { dayOf } from '../rules/campaign-dates.js';
import { campaignPaths, views } from './campaign.paths.js';
import { launchView } from './launch.view.js';
import { viewTexts } from './view-texts.js';

@Controller('campaigns/:id')
@Allow('campaigns.manage')
export class LaunchController {
  constructor(
    private readonly preflight: CampaignPreflight,
    private readonly launch: CampaignLaunch,
    private readonly clock: Clock,
  ) {}

  @Get('launch')
  async new(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    return this.page(idFrom(id), { language, typed: new LaunchDto(), faults: [] });
  }

  @Post('launch')
  async create(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = idFrom(idText);
    const form = checkForm(LaunchDto, body);
    const again = (faults: Fault[]) =>
      this.page(id, { language, typed: form.value, faults: faultsIn(language, faults) });
    if (form.outcome === 'invalid') return again(form.faults);
    const asked = await this.launch.request(id, form.value, actorFrom(identity));
    switch (asked.outcome) {
      case 'launching':
        return seeOther(campaignPaths.campaign(id));
      case 'blocked':
        return seeOther(campaignPaths.preflight(id));
      case 'reason-needed':
        return again([{ field: 'reason', message: 'campaigns:faults.reason' }]);
      case 'purpose-limit-not-confirmed':
        return again([{ field: 'purposeLimitConfirmed', message: 'campaigns:faults.purposeLimit' }]);
      case 'not-a-draft':
        throw new Conflict('This campaign has been launched already, or cancelled.');
    }
  }

  @Post('launch-withdrawal')
  async destroy(@Param('id') idText: string, @SignedIn() identity: Identity): Promise<Reply> {
    const id = idFrom(idText);
    const withdrawn = await this.launch.withdraw(id, actorFrom(identity));
    if (!withdrawn) throw new Conflict('This campaign has been launched in the meantime.');
    return seeOther(campaignPaths.campaign(id));
  }

  private async page(
    id: number,
    { language, typed, faults }: { language: Language; typed: LaunchDto; faults: Fault[] },
  ): Promise<Reply> {
    const preflight = await this.preflight.of(id);
    if (preflight.campaign.state !== 'draft') return seeOther(campaignPaths.campaign(id));
    const context = { ...viewTexts(language), typed, faults, today: dayOf(this.clock.now()) };
    return page(views.launch, launchView(preflight, context), { status: faults.length > 0 ? 422 : 200 });
  }
}
