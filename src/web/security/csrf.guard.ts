import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openUpload } from '../forms/upload.js';
import { csrfExemptKey } from './allow.decorator.js';

/** The form token was missing or old. Answered with a page: sending again without a look would let others' forms in. */
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
    if (
      this.reflector.getAllAndOverride<boolean>(csrfExemptKey, [context.getHandler(), context.getClass()])
    ) {
      return true;
    }
    // Of a form with a file only the fields before the file are read, and the token must be among them.
    if (request.isMultipart()) request.upload = await openUpload(request);
    await this.check(request.server, request);
    return true;
  }

  /** The plugin sends its own answer; a guard says no instead, so that our page follows and nothing waits for ever. */
  private check(server: FastifyInstance, request: FastifyRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const refuse = () => {
        request.upload?.discard();
        reject(new FormExpired('This page was open for a long time. Send it again.'));
      };
      server.csrfProtection(request, { send: refuse } as unknown as FastifyReply, () => resolve());
    });
  }
}
