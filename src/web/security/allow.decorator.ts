import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../../platform/errors.js';
import type { Identity } from './identity.js';
import type { Permission } from './permissions.js';

export const accessKey = 'soundings:access';

export type RouteAccess = { public: true } | { public: false; permission: Permission | 'signed-in' };

/** The route is for people (or API keys) with this permission; `signed-in` is enough for one's own account. */
export const Allow = (permission: Permission | 'signed-in') =>
  SetMetadata(accessKey, { public: false, permission } satisfies RouteAccess);

/** The route is for everybody. */
export const Public = () => SetMetadata(accessKey, { public: true } satisfies RouteAccess);

/** The POST needs no form token: it comes from a program (RFC 8058, a webhook) and carries its own proof. */
export const csrfExemptKey = 'soundings:csrf-exempt';
export const CsrfExempt = () => SetMetadata(csrfExemptKey, true);

/** Injects who is signed in. */
export const SignedIn = createParamDecorator((_data: unknown, context: ExecutionContext): Identity => {
  const identity = context.switchToHttp().getRequest<FastifyRequest>().identity;
  if (!identity) throw new Forbidden('Sign in first.');
  return identity;
});
