import type { FastifyRequest } from 'fastify';
import type { Permission } from './permissions.js';

/** Who is behind a request: somebody who signed in, or a program with an API key. Never a member of staff answering. */
export interface Identity {
  kind: 'account' | 'api-key';
  id: number;
  /** As shown in the header and in the audit; the name of the key for programs. */
  name: string;
  role: 'administrator' | 'hr' | 'leader' | 'program';
  permissions: ReadonlySet<Permission>;
  /** Directory departments a leader answers for; `null` sees all departments. */
  departmentIds: number[] | null;
}

/** Provided by the accounts feature; the guard below knows nothing of sessions, keys or roles. */
export abstract class Access {
  abstract identify(request: FastifyRequest): Promise<Identity | null>;
}

declare module 'fastify' {
  interface FastifyRequest {
    identity?: Identity | null;
  }
}
