import { Body, Controller, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answeringCookieName, Submissions } from '../../answering/index.js';
import { readPlanKey } from '../../answering/rules/plan-key.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { ResultPages } from './result-pages.js';
import { SendAgain } from './send-again.filter.js';

/** Sending answers. The reply is the result itself, and so it is when the same page is sent again. */
@Controller('submissions')
@UseFilters(SendAgain)
export class SubmissionsController {
  constructor(
    private readonly submissions: Submissions,
    private readonly results: ResultPages,
  ) {}

  @Post()
  @Public()
  async create(
    @Body('planKey') given: unknown,
    @PageLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const planKey = readPlanKey(given);
    // Without a key there would be no result: the check page makes another one.
    if (!planKey) return seeOther('/answer/check');
    const { outcome } = await this.submissions.create(request.cookies[answeringCookieName], planKey);
    if (outcome === 'accepted') reply.clearCookie(answeringCookieName, { path: '/' });
    const result =
      outcome === 'unusable' ? null : await this.results.of(planKey, { language, justSent: true });
    return result ?? alreadySent();
  }
}

function alreadySent(): Reply {
  const view = { audience: 'staff', languageBack: '/plan' };
  return page('features/learning/web/views/already-sent.njk', view, { status: 409 });
}
