import { Body, Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { AnswerSessions } from '../answer-sessions.service.js';
import { Respondents, type Respondent } from '../respondents.service.js';
import type { Answers } from '../rules/answers.js';
import { readPostedPage } from '../rules/posted-page.js';
import type { Step } from '../rules/question-route.js';
import { AnsweringCookie } from './answering-cookie.js';
import { paths } from './answering.paths.js';
import { KeepTyped } from './keep-typed.filter.js';
import { fieldsIn, pressedIn, type Pressed } from './posted-form.js';
import { afterStep, nothingToAnswer, questionPage } from './question-pages.js';

/** One page per area, then culture, obstacles and the leader item. Each POST saves its page. */
@Controller('answer/:step')
@UseFilters(KeepTyped)
export class QuestionsController {
  constructor(
    private readonly respondents: Respondents,
    private readonly sessions: AnswerSessions,
    private readonly cookie: AnsweringCookie,
  ) {}

  @Get()
  @Public()
  async show(
    @Param('step') slug: string,
    @Query('from') from: unknown,
    @PageLanguage() language: Language,
    @Req() request: FastifyRequest,
  ): Promise<Reply> {
    const person = await this.respondents.find(this.cookie.read(request));
    if (!person) return nothingToAnswer();
    const position = positionOf(person, slug);
    if (position < 0) return seeOther(paths.step(person.route[0]?.slug ?? 'check'));
    return questionPage({ ...person, language, paths }, { position, fromCheck: from === 'check' });
  }

  @Post()
  @Public()
  async create(
    @Param('step') slug: string,
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const secret = this.cookie.read(request);
    const person = await this.respondents.find(secret);
    const position = person ? positionOf(person, slug) : -1;
    if (!secret || !person || position < 0) return nothingToAnswer();
    const fields = fieldsIn(body);
    const pressed = pressedIn(fields);
    const { answers, faults } = readPostedPage(person.answers, person.route[position] as Step, fields);
    if (faults.length > 0) {
      const walk = { ...person, answers, language: pressed.language ?? language, paths };
      return questionPage(walk, { position, fromCheck: pressed.fromCheck, faults });
    }
    const step = person.route[position] as Step;
    const change = (before: Answers) => readPostedPage(before, step, fields).answers;
    const saved = await this.sessions.save(secret, person, change);
    if (!saved) return nothingToAnswer();
    if (pressed.language) this.cookie.writeLanguage(reply, pressed.language);
    return seeOther(onwards(person, position, pressed));
  }
}

const positionOf = ({ route }: Respondent, slug: string) => route.findIndex((step) => step.slug === slug);

function onwards(person: Respondent, position: number, { language, later, fromCheck }: Pressed): string {
  const slug = person.route[position]?.slug ?? '';
  if (language) return `${paths.step(slug)}${fromCheck ? '?from=check' : ''}`;
  return later ? paths.later : afterStep({ ...person, paths }, position, fromCheck);
}
