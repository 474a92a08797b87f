import { Body, Controller, Param, Post } from '@nestjs/common';
import { NotFound } from '../../../platform/errors.js';
import { FrozenPacks } from '../../answering/index.js';
import { planContentOf } from '../../answering/rules/plan-content.js';
import { readCarried, readRespondent } from '../../answering/rules/trying-out.js';
import { PageLanguage } from '../../../web/page-language.js';
import type { Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { ResultPages } from './result-pages.js';

/** The end of trying a survey out: the result page of the answers that travelled in the form. */
@Controller('campaigns/:id/try/:who/result')
@Allow('campaigns.manage')
export class TryResultController {
  constructor(
    private readonly packs: FrozenPacks,
    private readonly results: ResultPages,
  ) {}

  @Post()
  async create(
    @Param() at: { id: string; who: string },
    @Body('carried') carried: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = Number(at.id);
    const { pack } = await this.packs.current(Number.isSafeInteger(id) ? id : 0);
    const who = readRespondent(pack, at.who);
    if (!who) throw new NotFound('This survey has no such job family.');
    const content = planContentOf(pack, readCarried(pack, carried), who.familyKey);
    return await this.results.tried({ pack, content }, language, `/campaigns/${id}/try`);
  }
}
