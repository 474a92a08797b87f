import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Fault } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { BounceMailbox } from '../bounce-mailbox.service.js';
import { dtoOfPace, PaceDto, paceOf } from '../pace.dto.js';
import { PaceSettings } from '../pace-settings.service.js';
import { SendingForecast } from '../sending-forecast.service.js';
import { bounceMailboxView } from './bounce-mailbox.view.js';
import { paceView } from './pace.view.js';
import { sendingPaths, views } from './sending.paths.js';

interface Showing {
  language: Language;
  typed?: PaceDto;
  faults?: Fault[];
  saved?: boolean;
  mayManage: boolean;
}

@Controller('sending')
export class PaceController {
  constructor(
    private readonly settings: PaceSettings,
    private readonly forecast: SendingForecast,
    private readonly mailbox: BounceMailbox,
  ) {}

  @Get()
  @Allow('sending.read')
  async show(
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
    @Query('done') done: unknown,
  ): Promise<Reply> {
    const mayManage = identity.permissions.has('sending.manage');
    return this.page({ language, mayManage, saved: done === 'saved' });
  }

  @Post()
  @Allow('sending.manage')
  async update(
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    // No ticked box leaves no trace in a form, and that is not "every day".
    const form = checkForm(PaceDto, { weekdays: [], ...(body as object) });
    const again = (faults: Fault[]) =>
      this.page({ language, typed: form.value, faults: faultsIn(language, faults), mayManage: true });
    if (form.outcome === 'invalid') return again(form.faults);
    const kept = await this.settings.change(paceOf(form.value), actorFrom(identity));
    if (kept.outcome === 'kept') return seeOther(`${sendingPaths.pace}?done=saved`);
    return again(kept.faults.map(({ field, fault }) => ({ field, message: `delivery:faults.${fault}` })));
  }

  private async page({ language, typed, faults = [], saved = false, mayManage }: Showing): Promise<Reply> {
    const pace = await this.settings.read();
    const now = await this.forecast.now();
    const view = paceView(pace, { language, now, typed: typed ?? dtoOfPace(pace), faults, saved, mayManage });
    const returnedMail = bounceMailboxView(await this.mailbox.health(), language);
    return page(views.pace, { ...view, returnedMail }, { status: faults.length > 0 ? 422 : 200 });
  }
}
