import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { databaseErrorNumber } from '../platform/database/database.js';
import { Conflict, Forbidden, Invalid, NotFound, Unavailable } from '../platform/errors.js';
import { Log } from '../platform/logging/log.js';
import { SignInNeeded } from './security/access.guard.js';
import { FormExpired } from './security/csrf.guard.js';
import { PageRenderer } from './templates/page-renderer.js';

interface Problem {
  status: number;
  /** Key below `web:errors` of the page's texts. */
  name: string;
  message?: string;
  faults?: { field: string; message: string }[];
}

const lostConnection = /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|PROTOCOL_CONNECTION_LOST|Connection is closed|enableOfflineQueue|MaxRetriesPerRequest/;

function isAway(error: unknown): boolean {
  const { code, message, name } = error as { code?: string; message?: string; name?: string };
  const number = databaseErrorNumber(error);
  return (
    error instanceof Unavailable ||
    lostConnection.test(`${code} ${message} ${name}`) ||
    number === 1040 ||
    number === 1053
  );
}

function problemOf(error: unknown): Problem {
  if (error instanceof NotFound) return { status: 404, name: 'notFound', message: error.message };
  if (error instanceof SignInNeeded) return { status: 401, name: 'signIn', message: error.message };
  if (error instanceof Forbidden) return { status: 403, name: 'forbidden', message: error.message };
  if (error instanceof Conflict) return { status: 409, name: 'conflict', message: error.message };
  if (error instanceof FormExpired) return { status: 403, name: 'formExpired' };
  if (error instanceof Invalid) {
    return { status: 422, name: 'invalid', message: error.message, faults: error.faults };
  }
  if (isAway(error)) return { status: 503, name: 'away' };
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (status === 404) return { status, name: 'notFound' };
  if (status && status >= 400 && status < 500) return { status, name: 'badRequest' };
  return { status: 500, name: 'unexpected' };
}

/** One place turns every error into a page (or JSON below /api) in plain words; never a stack trace. */
@Catch()
export class ErrorPagesFilter implements ExceptionFilter {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) this.report(error, request, problem);
    if (reply.sent) return;
    if (request.url.startsWith('/api/')) this.json(problem, reply);
    else this.page(problem, request, reply);
  }

  private report(error: unknown, request: FastifyRequest, problem: Problem): void {
    this.log.error('request.failed', {
      route: request.routeOptions?.url ?? 'unknown',
      method: request.method,
      status: problem.status,
      error: (error as Error).name,
      // The statement's values may hold personal data, so only the code and the place are kept.
      code: String(databaseErrorNumber(error) ?? (error as { code?: string }).code ?? ''),
      at: (error as Error).stack?.split('\n')[1]?.trim(),
    });
  }

  private json(problem: Problem, reply: FastifyReply): void {
    void reply.status(problem.status).send({
      error: problem.name,
      message: problem.message ?? 'The request could not be carried out. Nothing was changed.',
      ...(problem.faults && { faults: problem.faults }),
    });
  }

  private page(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    if (problem.name === 'signIn' && request.method === 'GET') {
      void reply.status(303).header('location', `/sign-in?next=${encodeURIComponent(request.url)}`).send('');
      return;
    }
    const template = 'web/templates/error.njk';
    const html = this.renderer.render(
      { kind: 'page', template, status: problem.status, view: { problem } },
      request,
      reply,
    );
    void reply.status(problem.status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  }
}
