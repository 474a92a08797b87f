import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Conflict } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { CampaignSending } from '../campaign-sending.service.js';
import { Campaigns } from '../campaigns.service.js';
import { SendingDecisions, type SendingDecision } from '../sending-decisions.service.js';
import { campaignPaths, views } from './campaign.paths.js';
import { sendingPageView } from './sending-page.view.js';
import { nameIn, viewTexts } from './view-texts.js';

const notOpen =
  'This campaign is not open, so nothing is being sent. It may have been closed in the meantime.';

/** What a campaign sends: where it stands, holding it up, letting it go on, calling off the rest. */
@Controller('campaigns/:id/sending')
export class SendingController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly sending: CampaignSending,
    private readonly decisions: SendingDecisions,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async show(
    @Param('id') idText: string,
    @Query('done') done: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const campaign = await this.campaigns.summary(idFrom(idText));
    const figures = await this.sending.figures(campaign.id);
    return page(views.sending, sendingPageView(campaign, figures, { ...viewTexts(language), done }));
  }

  @Post('pause')
  @Allow('campaigns.manage')
  async pause(@Param('id') id: string, @SignedIn() identity: Identity): Promise<Reply> {
    return afterwards(idFrom(id), 'paused', await this.decisions.pause(idFrom(id), actorFrom(identity)));
  }

  @Post('resumption')
  @Allow('campaigns.manage')
  async resume(@Param('id') id: string, @SignedIn() identity: Identity): Promise<Reply> {
    return afterwards(idFrom(id), 'resumed', await this.decisions.resume(idFrom(id), actorFrom(identity)));
  }

  @Get('calling-off')
  @Allow('campaigns.manage')
  async confirm(@Param('id') idText: string, @PageLanguage() language: Language): Promise<Reply> {
    const campaign = await this.campaigns.summary(idFrom(idText));
    if (campaign.state !== 'open') throw new Conflict(notOpen);
    return page(views.callingOff, {
      heading: nameIn(language, campaign),
      action: campaignPaths.sendingCallOff(campaign.id),
      back: campaignPaths.sending(campaign.id),
    });
  }

  @Post('calling-off')
  @Allow('campaigns.manage')
  async callOff(@Param('id') id: string, @SignedIn() identity: Identity): Promise<Reply> {
    return afterwards(
      idFrom(id),
      'called-off',
      await this.decisions.callOff(idFrom(id), actorFrom(identity)),
    );
  }
}

function afterwards(id: number, done: string, { outcome }: SendingDecision): Reply {
  if (outcome === 'not-open') throw new Conflict(notOpen);
  return seeOther(`${campaignPaths.sending(id)}${outcome === 'done' ? `?done=${done}` : ''}`);
}
