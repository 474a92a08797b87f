import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PrintedCodes } from '../../printed-codes/index.js';
import { readCode } from '../../printed-codes/rules/printed-code.js';
import { PageLanguage } from '../../../web/page-language.js';
import type { Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { AnsweringCookie } from './answering-cookie.js';
import { paths } from './answering.paths.js';
import { CodeAgain } from './code-again.filter.js';
import { codeEntryPage } from './code-entry.page.js';
import { LinkLimits } from './link-limits.js';
import { fieldsIn, pressedIn } from './posted-form.js';
import { Starting } from './starting.js';

/**
 * The way in with a printed card. The code travels in the body of a POST alone, so that no log, history or referrer has
 * it; the square on the card has it behind "#", which browsers keep to themselves. Looking it up changes nothing.
 */
@Controller('c')
@UseFilters(CodeAgain)
export class CodeEntryController {
  constructor(
    private readonly codes: PrintedCodes,
    private readonly starting: Starting,
    private readonly limits: LinkLimits,
    private readonly cookie: AnsweringCookie,
  ) {}

  @Get()
  @Public()
  show(@PageLanguage() language: Language): Reply {
    return codeEntryPage({ language, typed: '' });
  }

  @Post()
  @Public()
  async find(
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const fields = fieldsIn(body);
    const code = readCode(fields['code']);
    // Too short or with a letter that no code has: typed wrongly for sure, and told so before anything is looked up.
    if (code === null) return codeEntryPage({ language, typed: fields['code'], fault: true });
    const opened = await this.codes.open(code);
    if (opened.outcome !== 'open') return this.limits.unusable(request, reply, 'printed-codes:unusable');
    const chosen = pressedIn(fields).language;
    if (chosen) this.cookie.writeLanguage(reply, chosen);
    return this.starting.page(opened, request, { action: paths.startWithCode, code, language: chosen });
  }

  @Post('start')
  @Public()
  async create(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const opened = await this.codes.open(fieldsIn(body)['code']);
    if (opened.outcome !== 'open') return this.limits.unusable(request, reply, 'printed-codes:unusable');
    return this.starting.begin(opened, request, reply);
  }
}
