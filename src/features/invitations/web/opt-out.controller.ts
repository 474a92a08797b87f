import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { page, type Reply } from '../../../web/pages.js';
import { CsrfExempt, Public } from '../../../web/security/allow.decorator.js';
import { isLanguage } from '../../../web/texts.js';
import { OptOuts, type OptOutPage } from '../opt-outs.service.js';
import { optOutPath, views } from './invitations.paths.js';

/**
 * Opening the link changes nothing: scanners open links too. The POST comes from the page's button or, by RFC 8058,
 * from the mail program without cookie and form token; the token in the path is its proof either way.
 */
@Controller('opt-out')
export class OptOutController {
  constructor(private readonly optOuts: OptOuts) {}

  @Get(':token')
  @Public()
  async show(@Param('token') token: string, @Req() request: FastifyRequest): Promise<Reply> {
    const found = await this.optOuts.find(token);
    return answer(found, views.optOut, { action: optOutPath(token) }, request);
  }

  @Post(':token')
  @Public()
  @CsrfExempt()
  async create(@Param('token') token: string, @Req() request: FastifyRequest): Promise<Reply> {
    const done = await this.optOuts.optOut(token);
    // No redirect: RFC 8058 forbids it, and repeating this POST does no harm.
    return answer(done, views.optedOut, { languageBack: optOutPath(token) }, request);
  }
}

function answer(found: OptOutPage, template: string, view: object, request: FastifyRequest): Reply {
  const audience = 'staff';
  if (found.outcome === 'unknown') return page(views.optOutUnknown, { audience }, { status: 404 });
  // The language of the email, until the reader has chosen one here.
  const chosen = isLanguage(request.cookies?.['language']);
  return page(template, { ...view, audience }, chosen ? {} : { language: found.language });
}
