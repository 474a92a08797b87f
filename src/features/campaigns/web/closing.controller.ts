import { Body, Controller, Get, Param, Post } from '@nestjs/common';
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
import { CampaignClosing } from '../campaign-closing.service.js';
import { ExtensionDto } from '../campaign-steps.dto.js';
import { CampaignExtension } from '../campaign-extension.service.js';
import { Campaigns } from '../campaigns.service.js';
import { campaignPaths, views } from './campaign.paths.js';
import { nameIn } from './view-texts.js';

const notOpen = 'This campaign is not open. It may have been closed in the meantime.';

/** The end of an open campaign: now, or later than it was planned. */
@Controller('campaigns/:id')
@Allow('campaigns.manage')
export class ClosingController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly closing: CampaignClosing,
    private readonly extension: CampaignExtension,
  ) {}

  @Get('closing')
  async new(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    const campaign = await this.open(idFrom(id));
    const { closing, campaign: back } = campaignPaths;
    const view = { closesOn: campaign.closesOn, action: closing(campaign.id), back: back(campaign.id) };
    return page(views.closing, { ...view, heading: nameIn(language, campaign) });
  }

  @Post('closing')
  async create(@Param('id') idText: string, @SignedIn() identity: Identity): Promise<Reply> {
    const id = idFrom(idText);
    if (!(await this.closing.request(id, actorFrom(identity)))) throw new Conflict(notOpen);
    return seeOther(campaignPaths.campaign(id));
  }

  @Get('extension')
  async edit(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    return this.extensionPage(idFrom(id), { language, closesOn: '', faults: [] });
  }

  @Post('extension')
  async update(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = idFrom(idText);
    const form = checkForm(ExtensionDto, body);
    const { closesOn } = form.value;
    const again = (faults: Fault[]) =>
      this.extensionPage(id, { language, closesOn, faults: faultsIn(language, faults) });
    if (form.outcome === 'invalid') return again(form.faults);
    const asked = await this.extension.extend(id, closesOn, actorFrom(identity));
    if (asked.outcome === 'not-open') throw new Conflict(notOpen);
    if (asked.outcome === 'faulty') {
      return again([{ field: 'closesOn', message: `campaigns:faults.${asked.fault}` }]);
    }
    return seeOther(`${campaignPaths.campaign(id)}?done=extended`);
  }

  private async extensionPage(
    id: number,
    { language, closesOn, faults }: { language: Language; closesOn: string; faults: Fault[] },
  ): Promise<Reply> {
    const campaign = await this.open(id);
    const view = {
      action: campaignPaths.extension(id),
      back: campaignPaths.campaign(id),
      now: campaign.closesOn,
    };
    return page(
      views.extension,
      { ...view, heading: nameIn(language, campaign), closesOn, faults },
      { status: faults.length > 0 ? 422 : 200 },
    );
  }

  private async open(id: number) {
    const campaign = await this.campaigns.summary(id);
    if (campaign.state !== 'open') throw new Conflict(notOpen);
    return campaign;
  }
}
