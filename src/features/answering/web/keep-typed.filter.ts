import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer, languageOf } from '../../../web/templates/page-renderer.js';
import type { Reply } from '../../../web/pages.js';
import { FormExpired } from '../../../web/security/csrf.guard.js';
import { Respondents } from '../respondents.service.js';
import { readPostedPage } from '../rules/posted-page.js';
import { AnsweringCookie } from './answering-cookie.js';
import { paths } from './answering.paths.js';
import { fieldsIn, pressedIn } from './posted-form.js';
import { nothingToAnswer, questionPage } from './question-pages.js';
import { sendPage } from './send-page.js';

/** A question page whose form token is too old is shown again, with everything that was ticked and a new token. */
@Catch(FormExpired)
export class KeepTyped implements ExceptionFilter {
  constructor(
    private readonly respondents: Respondents,
    private readonly cookie: AnsweringCookie,
    private readonly renderer: PageRenderer,
  ) {}

  async catch(_error: FormExpired, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    await sendPage(await this.again(request), { request, reply, renderer: this.renderer });
  }

  private async again(request: FastifyRequest): Promise<Reply> {
    const person = await this.respondents.find(this.cookie.read(request));
    const { step: slug } = request.params as { step: string };
    const position = person?.route.findIndex((step) => step.slug === slug) ?? -1;
    const step = person?.route[position];
    if (!person || !step) return nothingToAnswer();
    const fields = fieldsIn(request.body);
    const { answers } = readPostedPage(person.answers, step, fields);
    const walk = { ...person, answers, language: languageOf(request), paths };
    const faults = [{ field: '', because: 'expired' as const }];
    return questionPage(walk, { position, fromCheck: pressedIn(fields).fromCheck, faults });
  }
}
