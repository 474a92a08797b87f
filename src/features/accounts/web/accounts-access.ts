import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Access, Identity } from '../../../web/security/identity.js';
import type { Account } from '../accounts.store.js';
import { ApiKeys } from '../api-keys.service.js';
import { permissionsOf } from '../rules/roles.js';
import { Sessions } from '../sessions.service.js';
import { SessionCookie } from './session-cookie.js';

const reading = new Set(['GET', 'HEAD']);

export function identityOf(account: Account): Identity {
  return {
    kind: 'account',
    id: account.id,
    name: account.name,
    role: account.role,
    permissions: permissionsOf(account.role),
    departmentIds: account.role === 'leader' ? account.departmentIds : null,
  };
}

/**
 * Pages: the session's cookie. API: a bearer key, or the cookie for reading only: API requests carry no form token, so
 * another site's page could otherwise write in the name of whoever is signed in.
 */
@Injectable()
export class AccountsAccess implements Access {
  constructor(
    private readonly sessions: Sessions,
    private readonly keys: ApiKeys,
    private readonly cookie: SessionCookie,
  ) {}

  async identify(request: FastifyRequest): Promise<Identity | null> {
    const { authorization } = request.headers;
    if (!request.url.startsWith('/api/')) return this.person(request);
    if (authorization) return this.program(authorization);
    return reading.has(request.method) ? this.person(request) : null;
  }

  private async person(request: FastifyRequest): Promise<Identity | null> {
    const secret = this.cookie.read(request);
    const account = secret ? await this.sessions.account(secret) : null;
    return account ? identityOf(account) : null;
  }

  private async program(authorization: string): Promise<Identity | null> {
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const found = key ? await this.keys.open(key) : null;
    if (!found) return null;
    const { id, name, scopes } = found;
    return { kind: 'api-key', id, name, role: 'program', permissions: new Set(scopes), departmentIds: null };
  }
}
