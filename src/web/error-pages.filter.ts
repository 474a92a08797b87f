import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorFields } from '../platform/logging/error-fields.js';
import { Log } from '../platform/logging/log.js';
import { problemOf, type Problem } from './problem.js';
import { PageRenderer } from './templates/page-renderer.js';
import { textsIn } from './texts.js';

/** One place turns every error into a page (or JSON below /api) in plain words; never a stack trace. */
@Catch()
export class ErrorPagesFilter implements ExceptionFilter {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error);
    if (problem.status >= 500) this.report(error, request, problem);
    if (reply.sent) return;
    if (problem.status === 503) void reply.header('retry-after', '60');
    if (request.url.startsWith('/api/')) this.json(problem, reply);
    else this.page(problem, request, reply);
  }

  private report(error: unknown, request: FastifyRequest, problem: Problem): void {
    this.log.error('request.failed', {
      route: request.routeOptions?.url ?? 'unknown',
      method: request.method,
      status: problem.status,
      ...errorFields(error),
    });
  }

  private json(problem: Problem, reply: FastifyReply): void {
    void reply.status(problem.status).send({
      error: problem.name,
      message: problem.message ?? textsIn('en')(`web:errors.${problem.name}.body`),
      ...(problem.faults && { faults: problem.faults }),
    });
  }

  private page(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    if (problem.name === 'signIn' && request.method === 'GET') {
      void reply
        .status(303)
        .header('location', `/sign-in?next=${encodeURIComponent(request.url)}`)
        .send('');
      return;
    }
    // The address of a POST can't be opened again after the language was switched.
    const view = { problem, languageBack: request.method === 'GET' ? undefined : '/' };
    const template = 'web/templates/error.njk';
    const html = this.renderer.render(
      { kind: 'page', template, status: problem.status, view },
      request,
      reply,
    );
    void reply
      .status(problem.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(html);
  }
}
