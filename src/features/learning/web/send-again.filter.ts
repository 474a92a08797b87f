import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readPlanKey } from '../../answering/rules/plan-key.js';
import { FormExpired } from '../../../web/security/csrf.guard.js';
import { PageRenderer } from '../../../web/templates/page-renderer.js';

const template = 'features/learning/web/views/send-again.njk';

/** The form token was too old: the same form once more, with its plan key and a new token. Nothing was sent or opened. */
@Catch(FormExpired)
export class SendAgain implements ExceptionFilter {
  constructor(private readonly renderer: PageRenderer) {}

  async catch(_error: FormExpired, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { planKey } = (request.body ?? {}) as { planKey?: unknown };
    const action = request.url.split('?')[0] ?? '/plan';
    const view = {
      action,
      planKey: readPlanKey(planKey) ?? '',
      kind: action === '/submissions' ? 'sending' : action === '/plan' ? 'opening' : 'withdrawing',
      audience: 'staff',
      languageBack: '/plan',
    };
    await reply
      .status(422)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(this.renderer.render({ kind: 'page', template, view, status: 422 }, request, reply));
  }
}
