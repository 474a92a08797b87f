import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Forbidden, Unavailable } from '../../platform/errors.js';
import { accessKey, type RouteAccess } from './allow.decorator.js';
import { Access, type Identity } from './identity.js';

/** Nobody is signed in: pages lead to the sign-in page, the API answers 401. */
export class SignInNeeded extends Error {}

/** Who is signed in can't be known for now: nobody is let in, and nobody is told to sign in again. */
export class SignInAway extends Unavailable {}

/** Silence means no: a route that bears neither @Allow nor @Public is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: Access,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.getAllAndOverride<RouteAccess | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!route) throw new Forbidden('Nobody may use this page yet.');
    if (route.public) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const identity = await this.identify(request);
    if (!identity) throw new SignInNeeded('Sign in to see this page.');
    if (route.permission !== 'signed-in' && !identity.permissions.has(route.permission)) {
      throw new Forbidden('Your account is not allowed to do this. Ask an administrator if you need it.');
    }
    request.identity = identity;
    return true;
  }

  private async identify(request: FastifyRequest): Promise<Identity | null> {
    try {
      return await this.access.identify(request);
    } catch (error) {
      if (error instanceof Unavailable) throw new SignInAway(error.message, { cause: error });
      throw error;
    }
  }
}
