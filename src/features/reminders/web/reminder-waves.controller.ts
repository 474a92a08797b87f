import { Body, Controller, Param, Post } from '@nestjs/common';
import { Conflict, type Fault } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { ReminderWavesDto } from '../reminder-waves.dto.js';
import { WavePlanning } from '../wave-planning.service.js';
import { remindersPath } from './reminders.paths.js';
import { ReminderPages } from './reminder-pages.service.js';
import { filledWaves, typedWaves } from './waves-form.js';

/** Reminders planned ahead, all at once: what has gone stays. */
@Controller('campaigns/:id/reminder-waves')
export class ReminderWavesController {
  constructor(
    private readonly pages: ReminderPages,
    private readonly planning: WavePlanning,
  ) {}

  @Post()
  @Allow('campaigns.manage')
  async update(
    @Param('id') idText: string,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = idFrom(idText);
    const typed = typedWaves(body);
    const { waves, atLines } = filledWaves(typed);
    const again = (faults: Fault[]) =>
      this.pages.page(id, { language, typed, faults: faultsIn(language, atLines(faults)) });
    const form = checkForm(ReminderWavesDto, { waves });
    if (form.outcome === 'invalid') return again(form.faults);
    const planned = await this.planning.save(id, form.value.waves, actorFrom(identity));
    if (planned.outcome === 'not-editable')
      throw new Conflict('Reminders can be planned in a draft and while a campaign is open.');
    if (planned.outcome === 'faulty') {
      return again(
        planned.faults.map(({ at, fault }) => ({
          field: `waves.${at}.days`,
          message: `invitations:waveFaults.${fault}`,
        })),
      );
    }
    return seeOther(`${remindersPath(id)}?done=planned`);
  }
}
