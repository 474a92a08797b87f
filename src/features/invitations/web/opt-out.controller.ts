import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { CsrfExempt, Public } from '../../../web/security/allow.decorator.js';
import { isLanguage } from '../../../web/texts.js';
import { OptOuts, type OptingOut, type OptOutPage } from '../opt-outs.service.js';
import { optInPath, optOutPath, views } from './invitations.paths.js';

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
    return answer(await this.optOuts.find(token), { token, done: false }, request);
  }

  @Post(':token')
  @Public()
  @CsrfExempt()
  async create(
    @Param('token') token: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<Reply> {
    const done = await this.optOuts.optOut(token, choiceIn(body));
    // No redirect: RFC 8058 forbids it, and repeating this POST does no harm.
    return answer(done, { token, done: true }, request);
  }

  @Post(':token/undoing')
  @Public()
  async delete(@Param('token') token: string): Promise<Reply> {
    await this.optOuts.optIn(token);
    return seeOther(optOutPath(token));
  }
}

/** A mail program's one click is about the survey that the message was about. */
function choiceIn(body: unknown): OptingOut {
  return (body as { from?: unknown } | null)?.from === 'all-surveys' ? 'all-surveys' : 'this-survey';
}

function answer(
  found: OptOutPage,
  { token, done }: { token: string; done: boolean },
  request: FastifyRequest,
) {
  const audience = 'staff';
  if (found.outcome === 'unknown') return page(views.optOutUnknown, { audience }, { status: 404 });
  const paths = { action: optOutPath(token), undoing: optInPath(token), languageBack: optOutPath(token) };
  const state = { optedOut: found.optedOut, done };
  // The language of the email, until the reader has chosen one here.
  const chosen = isLanguage(request.cookies?.['language']);
  const template = found.optedOut ? views.optedOut : views.optOut;
  return page(template, { ...paths, ...state, audience }, chosen ? {} : { language: found.language });
}
