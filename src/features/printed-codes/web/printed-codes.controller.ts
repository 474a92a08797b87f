import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkForm } from '../../../web/forms/form-faults.js';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { PrintedCodeSheets } from '../printed-codes-sheets.service.js';
import { PrintedCardFiles } from './printed-card-files.service.js';
import { cardsForOf, FindPersonForm, MakeCardsForm, VoidCardsForm } from './printed-codes.dto.js';
import { PrintedCodesPages, refusal } from './printed-codes-pages.service.js';
import { printedCodesPaths } from './printed-codes.paths.js';

/** Cards with codes. The file is the reply to the form that asks for it: no address leads to it, now or later. */
@Controller('campaigns/:id/printed-codes')
@Allow('campaigns.manage')
export class PrintedCodesController {
  constructor(
    private readonly sheets: PrintedCodeSheets,
    private readonly files: PrintedCardFiles,
    private readonly pages: PrintedCodesPages,
  ) {}

  @Get()
  async show(
    @Param('id', ParseIntPipe) id: number,
    @PageLanguage() language: Language,
    @Query('done') done: unknown,
  ): Promise<Reply> {
    return this.pages.show(id, { language, voided: done === 'voided' });
  }

  @Post()
  @HttpCode(200)
  async create(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const form = checkForm(MakeCardsForm, body);
    const { value: typed } = form;
    if (form.outcome === 'invalid') return this.pages.show(id, { language, typed, faults: form.faults });
    const cardsFor = cardsForOf(typed);
    const untold = [{ field: 'places', message: 'printed-codes:faults.places' }];
    if (!cardsFor) return this.pages.show(id, { language, typed, faults: untold });
    const request = { form: typed.form, edition: typed.edition, cardsFor };
    const made = await this.sheets.make(id, request, actorFrom(identity));
    if (made.outcome !== 'made') {
      const faults = [refusal(made.outcome, cardsFor.kind, language)];
      return this.pages.show(id, { language, typed: cardsFor.kind === 'one' ? undefined : typed, faults });
    }
    reply.header('cache-control', 'no-store');
    return this.files.file(made, request, language);
  }
}

/** One person by name. A POST, so that no name stands in an address that browsers and proxies keep. */
@Controller('campaigns/:id/printed-codes/people')
@Allow('campaigns.manage')
export class PrintedCodesPeopleController {
  constructor(private readonly pages: PrintedCodesPages) {}

  @Post()
  async create(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const form = checkForm(FindPersonForm, body);
    if (form.outcome === 'valid') return this.pages.found(id, form.value.wanted, language);
    return this.pages.show(id, { language, typed: { wanted: form.value.wanted }, faults: form.faults });
  }
}

/** Makes every card of one person worthless. The answer is the same whether there was one, used or not. */
@Controller('campaigns/:id/printed-codes/voidings')
@Allow('campaigns.manage')
export class PrintedCodesVoidingController {
  constructor(
    private readonly sheets: PrintedCodeSheets,
    private readonly pages: PrintedCodesPages,
  ) {}

  @Post()
  async create(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const form = checkForm(VoidCardsForm, body);
    if (form.outcome === 'invalid') return this.pages.show(id, { language, faults: form.faults });
    const done = await this.sheets.void(id, form.value.participantId, actorFrom(identity));
    if (done === 'voided') return seeOther(`${printedCodesPaths.page(id)}?done=voided`);
    return this.pages.show(id, { language, faults: [refusal(done, 'one', language)] });
  }
}
