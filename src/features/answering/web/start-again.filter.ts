import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormExpired } from '../../../web/security/csrf.guard.js';
import { paths } from './answering.paths.js';

/** A start page that was open for too long: shown again with a new form token, and a line that says so. */
@Catch(FormExpired)
export class StartAgain implements ExceptionFilter {
  async catch(_error: FormExpired, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { token } = request.params as { token: string };
    const to = `${paths.start(encodeURIComponent(token))}?again=yes`;
    await reply.status(303).header('location', to).header('cache-control', 'no-store').send('');
  }
}
