import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reply } from '../../../web/pages.js';
import type { PageRenderer } from '../../../web/templates/page-renderer.js';

export interface Sender {
  request: FastifyRequest;
  reply: FastifyReply;
  renderer: PageRenderer;
}

/** Filters stand outside the interceptor that sends pages. */
export async function sendPage(
  { reply: answer }: Reply,
  { request, reply, renderer }: Sender,
): Promise<void> {
  if (answer.kind !== 'page') throw new Error('Only a page keeps what was typed');
  await reply
    .status(answer.status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderer.render(answer, request, reply));
}
