import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormExpired } from '../../../web/security/csrf.guard.js';
import { languageOf, PageRenderer } from '../../../web/templates/page-renderer.js';
import { codeEntryPage } from './code-entry.page.js';
import { fieldsIn } from './posted-form.js';
import { sendPage } from './send-page.js';

/** A page that was open for too long: the code is shown again, with a new form token, and nothing was done. */
@Catch(FormExpired)
export class CodeAgain implements ExceptionFilter {
  constructor(private readonly renderer: PageRenderer) {}

  async catch(_error: FormExpired, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const typed = fieldsIn(request.body)['code'];
    const again = codeEntryPage({ language: languageOf(request), typed, expired: true });
    await sendPage(again, { request, reply, renderer: this.renderer });
  }
}
