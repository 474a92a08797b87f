import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { mergeMap, type Observable } from 'rxjs';
import { Reply, type PageReply } from './pages.js';
import { PageRenderer } from './templates/page-renderer.js';

@Injectable()
export class PagesInterceptor implements NestInterceptor {
  constructor(private readonly renderer: PageRenderer) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next
      .handle()
      .pipe(
        mergeMap(async (value) =>
          value instanceof Reply ? this.answer(value.reply, request, reply) : value,
        ),
      );
  }

  private async answer(value: PageReply, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    if (value.kind === 'redirect') {
      reply.status(303).header('location', value.to);
      return '';
    }
    if (value.kind === 'download') {
      reply.header(
        'content-disposition',
        `attachment; filename="${value.fileName.replace(/[^\w.-]+/g, '-')}"`,
      );
      reply.type(value.contentType);
      return value.body;
    }
    if (value.kind === 'events') return this.tell(value.source, reply);
    reply.status(value.status).type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return this.renderer.render(value, request, reply);
  }

  private tell(source: AsyncIterable<string>, reply: FastifyReply): Readable {
    reply.type('text/event-stream').header('cache-control', 'no-store');
    // A proxy that collects what it passes on would hold the news back; a line kept for later would hold up a shutdown.
    reply.header('x-accel-buffering', 'no').header('connection', 'close');
    return Readable.from(messages(source));
  }
}

async function* messages(source: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of source) yield text === '' ? ': still here\n\n' : `data: ${text}\n\n`;
}
