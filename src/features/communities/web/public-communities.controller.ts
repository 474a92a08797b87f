import { Body, Controller, Get, Ip, Param, Post } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { idFrom } from '../../../web/api/checked.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { Communities } from '../communities.service.js';
import { Joining } from '../joining.service.js';
import { communityPaths, views } from './communities.paths.js';
import { JoiningForm } from './joining.dto.js';
import { JoiningLimits } from './joining-limits.js';
import { communityView, listView, messageView } from './public-communities.view.js';

/** Longer than writing the question takes, so that the time of the reply doesn't say whether an email goes out. */
const replyAfter = 300;

/** Open to everybody and without any session: joining says nothing about having answered a survey. */
@Controller('communities')
export class PublicCommunitiesController {
  constructor(
    private readonly communities: Communities,
    private readonly joining: Joining,
    private readonly limits: JoiningLimits,
  ) {}

  @Get()
  @Public()
  async index(@PageLanguage() language: Language): Promise<Reply> {
    return page(views.list, listView(await this.communities.open(), language));
  }

  /** What everybody sees after asking, whoever they are. */
  @Get('asked')
  @Public()
  asked(): Reply {
    return page(views.message, messageView('asked'));
  }

  @Get(':id')
  @Public()
  async show(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    return this.form(id, new JoiningForm(), { language });
  }

  @Post(':id/members')
  @Public()
  async create(
    @Param('id') id: string,
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @Ip() ip: string,
  ): Promise<Reply> {
    const form = checkForm(JoiningForm, body);
    if (form.outcome === 'invalid' || form.value.role === '')
      return this.form(id, form.value, { language, faults: form.outcome === 'invalid' ? form.faults : [] });
    const { id: communityId } = await this.communities.byId(idFrom(id));
    const { name, email, role } = form.value;
    const mayAsk = await this.limits.mayAsk(email, ip);
    const asking = { communityId, name, email, role, language };
    await Promise.all([mayAsk ? this.joining.ask(asking) : null, sleep(replyAfter)]);
    return seeOther(communityPaths.asked);
  }

  /** One page for looking and for what has to be mended. */
  private async form(
    id: string,
    typed: JoiningForm,
    { language, faults = [] }: { language: Language; faults?: { field: string; message: string }[] },
  ): Promise<Reply> {
    const community = await this.communities.byId(idFrom(id));
    const view = communityView(community, typed, language);
    const shown = { ...view, faults: faultsIn(language, faults) };
    return page(views.community, shown, { status: faults.length > 0 ? 422 : 200 });
  }
}
