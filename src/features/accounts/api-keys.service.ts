import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/errors.js';
import { Random } from '../../platform/random.js';
import { isPermission, type Permission } from '../../shared/permissions.js';
import { Audit, theSystem, type Actor } from '../audit/index.js';
import { ApiKeysStore, type ApiKey } from './api-keys.store.js';

/** So that secret scanners and people recognise one. */
const prefix = 'snd_';

const hashOf = (key: string) => createHash('sha256').update(key).digest();

/** Keys of programs: shown once, kept as a hash. 256 random bits need no slow hash, and the lookup by hash leaks nothing. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly store: ApiKeysStore,
    private readonly audit: Audit,
    private readonly random: Random,
    private readonly clock: Clock,
  ) {}

  /** `key` is never shown again. */
  async create(
    { name, scopes }: { name: string; scopes: Permission[] },
    actor: Actor = theSystem,
  ): Promise<{ id: number; key: string }> {
    const key = `${prefix}${this.random.secret()}`;
    return this.database.transaction(async () => {
      const id = await this.store.insert({ name, hash: hashOf(key), scopes, at: this.clock.now() });
      await this.audit.record({
        actor,
        action: 'api-key.create',
        subject: `api-key:${id}`,
        detail: { name, scopes },
      });
      return { id, key };
    });
  }

  async list(): Promise<ApiKey[]> {
    return this.store.list();
  }

  async revoke(id: number, actor: Actor = theSystem): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.store.revoke(id, this.clock.now())))
        throw new NotFound('There is no such key in use.');
      await this.audit.record({ actor, action: 'api-key.revoke', subject: `api-key:${id}` });
    });
  }

  /** The program behind a key; null where it is wrong or revoked. */
  async open(key: string): Promise<{ id: number; name: string; scopes: Permission[] } | null> {
    if (!key.startsWith(prefix)) return null;
    const found = await this.store.byHash(hashOf(key));
    if (!found || found.revokedAt) return null;
    return { id: found.id, name: found.name, scopes: found.scopes.filter(isPermission) };
  }
}
