import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Withdrawals } from '../../answering/index.js';
import { readPlanKey } from '../../answering/rules/plan-key.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { RateLimit } from '../../../web/security/rate-limit.js';
import { isLanguage, textsIn, type Language } from '../../../web/texts.js';
import { ResultPages } from './result-pages.js';
import { SendAgain } from './send-again.filter.js';

/** A whole council may stand behind one address; 120 bits can't be guessed at any pace. Only failures count. */
const failures = { limit: 100, seconds: 600 };

/** Opening one's own result again, and taking answers back. */
@Controller('plan')
@UseFilters(SendAgain)
export class MyPlanController {
  constructor(
    private readonly results: ResultPages,
    private readonly withdrawals: Withdrawals,
    private readonly rates: RateLimit,
  ) {}

  /** A saved link brings the key behind "#", which no server sees; a script puts it into the form. */
  @Get()
  @Public()
  show(): Reply {
    return keyPage();
  }

  @Post()
  @Public()
  async open(
    @Body() body: { planKey?: unknown; language?: unknown },
    @PageLanguage() current: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const language = isLanguage(body.language) ? body.language : current;
    if (language !== current) this.keepLanguage(reply, language);
    const planKey = readPlanKey(body.planKey);
    const result = planKey && (await this.results.of(planKey, { language }));
    return result || this.unknown(body.planKey, { language, request, reply });
  }

  @Post('withdrawal')
  @Public()
  async withdraw(
    @Body() body: { planKey?: unknown },
    @PageLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const planKey = readPlanKey(body.planKey);
    const { outcome } = planKey ? await this.withdrawals.create(planKey) : { outcome: 'unknown-key' };
    const known = planKey !== null && outcome !== 'unknown-key';
    const result = known && (await this.results.of(planKey, { language }));
    return result || this.unknown(body.planKey, { language, request, reply });
  }

  private async unknown(
    typed: unknown,
    { language, request, reply }: { language: Language; request: FastifyRequest; reply: FastifyReply },
  ): Promise<Reply> {
    const verdict = await this.rates.hit('plan-failure', request.ip, failures);
    const limited = verdict.outcome === 'limited';
    if (limited) reply.header('retry-after', verdict.retryAfterSeconds);
    const message = textsIn(language)(limited ? 'result:key.tooMany' : 'result:key.unknown');
    return keyPage({ typed, message, status: limited ? 429 : 422 });
  }

  private keepLanguage(reply: FastifyReply, language: Language): void {
    const year = 365 * 24 * 3600;
    reply.setCookie('language', language, { path: '/', maxAge: year, httpOnly: true, sameSite: 'lax' });
  }
}

function keyPage(again?: { typed: unknown; message: string; status: number }): Reply {
  const typed = typeof again?.typed === 'string' ? again.typed.slice(0, 80) : '';
  const faults = again ? [{ field: 'planKey', message: again.message }] : [];
  const view = { typed, faults, audience: 'staff', languageBack: '/plan' };
  return page('features/learning/web/views/plan-key.njk', view, { status: again?.status ?? 200 });
}
