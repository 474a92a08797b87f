import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Campaigns } from '../../campaigns/index.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { AnswerSessions } from '../answer-sessions.service.js';
import { Plans } from '../plans.service.js';
import { Respondents } from '../respondents.service.js';
import { AnsweringCookie } from './answering-cookie.js';
import { paths } from './answering.paths.js';
import { fieldsIn, pressedIn } from './posted-form.js';
import { checkPage, nothingToAnswer } from './question-pages.js';

const views = 'features/answering/web/views';

/** Check your answers, and stopping before the end. */
@Controller('answer')
export class CheckController {
  constructor(
    private readonly respondents: Respondents,
    private readonly sessions: AnswerSessions,
    private readonly plans: Plans,
    private readonly campaigns: Campaigns,
    private readonly cookie: AnsweringCookie,
  ) {}

  /** The plan key is made with this page and stands in its form, so that sending it twice is sending it once. */
  @Get('check')
  @Public()
  async show(@PageLanguage() language: Language, @Req() request: FastifyRequest): Promise<Reply> {
    const person = await this.respondents.find(this.cookie.read(request));
    if (!person) return nothingToAnswer();
    const sending = { action: paths.submissions, planKey: this.plans.newKey() };
    return checkPage({ ...person, language, paths }, sending);
  }

  /** Only the language switch posts here. */
  @Post('check')
  @Public()
  switchLanguage(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Reply {
    const { language } = pressedIn(fieldsIn(body));
    if (language) this.cookie.writeLanguage(reply, language);
    return seeOther(paths.check);
  }

  @Get('later')
  @Public()
  async later(@Req() request: FastifyRequest): Promise<Reply> {
    const person = await this.respondents.find(this.cookie.read(request));
    if (!person) return nothingToAnswer();
    return page(`${views}/later.njk`, {
      closesOn: (await this.campaigns.summary(person.campaignId)).closesOn,
      carryOn: paths.step(person.route[0]?.slug ?? 'check'),
      clearing: paths.clearing,
      audience: 'staff',
    });
  }

  @Post('clearing')
  @Public()
  async clear(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    await this.sessions.forget(this.cookie.read(request));
    this.cookie.clear(reply);
    return page(`${views}/cleared.njk`, { audience: 'staff', languageBack: '/confidentiality' });
  }
}
