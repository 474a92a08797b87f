import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { page, type Reply } from '../../../web/pages.js';
import { RateLimit } from '../../../web/security/rate-limit.js';

/** A whole council may stand behind one address, and a link that works is never limited: only failures count. */
const failures = { limit: 200, seconds: 600 };

/** What links and plan keys that don't work get, so that guessing is slow and says nothing. */
@Injectable()
export class LinkLimits {
  constructor(private readonly rates: RateLimit) {}

  /**
   * One page for wrong, revoked, spent and closed.
   * @param texts of links, or of codes on printed cards
   */
  async unusable(
    request: FastifyRequest,
    reply: FastifyReply,
    texts: 'answering:unusable' | 'printed-codes:unusable' = 'answering:unusable',
  ): Promise<Reply> {
    const verdict = await this.rates.hit('link-failure', request.ip, failures);
    if (verdict.outcome === 'limited') reply.header('retry-after', verdict.retryAfterSeconds);
    const view = { texts, audience: 'staff', languageBack: '/confidentiality' };
    const status = verdict.outcome === 'limited' ? 429 : 404;
    return page('features/answering/web/views/unusable.njk', view, { status });
  }
}
