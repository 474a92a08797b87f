import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

interface RawRoute {
  rawBody?: boolean;
}

/** The route gets the body of a JSON request as the bytes that came: a signature is over these, not over their meaning. */
export const RawBody = () => RouteConfig({ rawBody: true } satisfies RawRoute);

/** Everywhere else JSON is parsed as ever. */
export function keepRawBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done) => {
      if ((request.routeOptions.config as RawRoute).rawBody) done(null, body);
      else parse(request, body.toString('utf8'), done);
    },
  );
}
