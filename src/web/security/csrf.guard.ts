import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { csrfExemptKey } from './allow.decorator.js';

/** The form token was missing or old: the page is shown again with what was typed, and a new token. */
export class FormExpired extends Error {}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** In a guard, not a hook: the token stands in the body, which is parsed only after onRequest. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (reading.has(request.method) || request.url.startsWith('/api/')) return true;
    if (this.reflector.getAllAndOverride<boolean>(csrfExemptKey, [context.getHandler(), context.getClass()])) {
      return true;
    }
    await this.check(request.server, request, http.getResponse<FastifyReply>());
    return true;
  }

  private check(server: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    return new Promise((resolve, reject) => {
      server.csrfProtection(request, reply, (error?: Error) =>
        error ? reject(new FormExpired('This page was open for a long time. Send it again.')) : resolve(),
      );
    });
  }
}
