import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import serveStatic from '@fastify/static';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import qs from 'qs';
import { Configuration } from '../platform/config/configuration.js';
import { loadConfiguration } from '../platform/config/load-configuration.js';
import { Log } from '../platform/logging/log.js';
import { NestLog } from '../platform/logging/nest-log.js';
import { inProject } from '../platform/project-root.js';
import { ApiDocument } from './api/api-document.js';
import { ErrorPagesFilter } from './error-pages.filter.js';
import { fileLimit } from './forms/upload.js';
import { contentSecurityPolicy, furtherHeaders, headersBeforeHooks } from './security/browser-rules.js';
import { keepRawBodies } from './raw-body.js';
import { PageRenderer } from './templates/page-renderer.js';

const formLimit = 256 * 1024;

export function fastifyAdapter(trustedProxies = ''): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: trustedProxies ? trustedProxies.split(',').map((address) => address.trim()) : false,
    bodyLimit: formLimit,
    routerOptions: { maxParamLength: 200 },
    // Addresses that the router can't read come here before any hook has run.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(headersBeforeHooks);
      request.server.answerError(error, request, reply);
    },
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void;
  }
}

function answerBeforeAndBesideNest(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const pages = new ErrorPagesFilter(app.get(PageRenderer), app.get(Log));
  server.decorate('answerError', pages.answer.bind(pages));
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(furtherHeaders);
  });
}

/** Cookies, forms, uploads, security headers and files of our own: the same in production and in tests. */
export async function prepareWebApp(app: NestFastifyApplication): Promise<void> {
  answerBeforeAndBesideNest(app);
  app.get(ApiDocument, { strict: false }).describe(app);
  const configuration = app.get(Configuration);
  const secure = configuration.publicUrl.startsWith('https:');
  await app.register(cookie as never, { secret: configuration.secretKey });
  await app.register(helmet as never, {
    contentSecurityPolicy: { useDefaults: false, ...contentSecurityPolicy },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  await app.register(formbody as never, {
    bodyLimit: formLimit,
    parser: (text: string) => qs.parse(text, { depth: 3, arrayLimit: 500, parameterLimit: 2_000 }),
  });
  await app.register(multipart as never, { limits: { fileSize: fileLimit, files: 1, fields: 20 } });
  keepRawBodies(app.getHttpAdapter().getInstance());
  // A bare CSV file stays a stream; whoever takes it limits its length.
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
  await app.register(csrf as never, {
    cookieKey: '_form',
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure },
    getToken: ({ body, upload }: FastifyRequest) =>
      upload ? upload.fields['_csrf'] : (body as { _csrf?: string } | undefined)?._csrf,
  });
  await app.register(serveStatic as never, {
    root: inProject('dist', 'assets'),
    prefix: '/assets/',
    maxAge: '1h',
  });
}

export async function createWebApp(root: Type): Promise<NestFastifyApplication> {
  const { trustedProxies } = loadConfiguration();
  const app = await NestFactory.create<NestFastifyApplication>(root, fastifyAdapter(trustedProxies), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(new NestLog(app.get(Log)));
  await prepareWebApp(app);
  app.enableShutdownHooks();
  return app;
}
