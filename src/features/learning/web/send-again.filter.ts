import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readPlanKey } from '../../answering/rules/plan-key.js';
import { FormExpired } from '../../../web/security/csrf.guard.js';
import { PageRenderer } from '../../../web/templates/page-renderer.js';

const template = 'features/learning/web/views/send-again.njk';

const kinds: Record<string, string> = { '/submissions': 'sending', '/plan/withdrawal': 'withdrawing' };

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
      // Hours are typed again on the page that this opens.
      action: action === '/plan/hours' ? '/plan' : action,
      planKey: readPlanKey(planKey) ?? '',
      kind: kinds[action] ?? 'opening',
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
