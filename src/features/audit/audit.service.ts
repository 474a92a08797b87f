import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import { AuditStore } from './audit.store.js';
import { chainText, type Actor, type Deed } from './rules/hash-chain.js';

/** Columns are as wide as this; a longer name must not make the deed itself fail. */
const nameLength = 120;

export function chainHash(previousHash: string, at: Date, deed: Deed): string {
  return createHash('sha256')
    .update(chainText(previousHash, at, deed))
    .digest('hex');
}

/** Who is signed in, as the audit names them. */
export function actorFrom(identity: { kind: Actor['kind']; id: number; name: string }): Actor {
  return { kind: identity.kind, id: identity.id, name: identity.name };
}

/** Deeds of a command or a job that nobody in particular asked for. */
export const theSystem: Actor = { kind: 'system', id: null, name: 'Soundings' };

@Injectable()
export class Audit {
  constructor(
    private readonly store: AuditStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes who did what, in the caller's transaction; throws where there is none, since an entry without its deed (or
   * the other way round) would be a lie. Call it last: until that transaction ends, every other audited one waits.
   */
  async record(deed: Deed): Promise<void> {
    if (!this.store.insideTransaction)
      throw new Error(`The audit of ${deed.action} needs the deed's transaction`);
    const actor = { ...deed.actor, name: deed.actor.name.slice(0, nameLength) };
    const entry = { ...deed, actor, detail: deed.detail ?? {} };
    const previousHash = await this.store.lockHead();
    const at = this.clock.now();
    await this.store.append({ ...entry, at, previousHash, hash: chainHash(previousHash, at, entry) });
  }
}
