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
import { ChannelPlanning } from '../channel-planning.service.js';
import { ChannelSamples } from '../channel-samples.service.js';
import { InvitationChannelsDto } from '../invitation-channels.dto.js';
import { InvitationChannels } from '../invitation-channels.service.js';
import { channelsPath, channelsTemplate, channelsView } from './channels.view.js';

interface PageOptions {
  identity: Identity;
  language: Language;
  saved?: boolean;
  typed?: InvitationChannelsDto;
  faults?: Fault[];
}

/** Text messages and letters of a campaign: who would get one, what they say, and whether HR allows them. */
@Controller('campaigns/:id/channels')
export class CampaignChannelsController {
  constructor(
    private readonly channels: InvitationChannels,
    private readonly planning: ChannelPlanning,
    private readonly samples: ChannelSamples,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async show(
    @Param('id') id: string,
    @Query('done') done: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return this.page(idFrom(id), { identity, language, saved: done === 'saved' });
  }

  @Post()
  @Allow('campaigns.manage')
  async update(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = idFrom(idText);
    const form = checkForm(InvitationChannelsDto, body);
    if (form.outcome === 'invalid') {
      const faults = faultsIn(language, form.faults);
      return this.page(id, { identity, language, typed: form.value, faults });
    }
    const kept = await this.planning.change(id, { ...form.value }, actorFrom(identity));
    if (!kept) throw new Conflict('This campaign is launched, or cancelled, and can no longer be changed.');
    return seeOther(`${channelsPath(id)}?done=saved`);
  }

  private async page(id: number, { identity, ...options }: PageOptions): Promise<Reply> {
    const now = await this.channels.of(id);
    const samples = await this.samples.of(now.campaign);
    const mayManage = identity.permissions.has('campaigns.manage');
    const view = channelsView({ now, samples, mayManage, saved: false, faults: [], ...options });
    return page(channelsTemplate, view, { status: options.faults ? 422 : 200 });
  }
}
