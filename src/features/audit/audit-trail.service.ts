import { Injectable } from '@nestjs/common';
import { AuditStore, type AuditEntry } from './audit.store.js';
import { chainHash } from './audit.service.js';
import { chainStart } from './rules/hash-chain.js';

export type ChainVerdict =
  | { outcome: 'intact'; entries: number }
  /** `entryId` is the first entry that doesn't fit; null where entries are missing at the end. */
  | { outcome: 'broken'; entryId: number | null };

/** Reading the audit, and proving that nobody changed it afterwards. */
@Injectable()
export class AuditTrail {
  constructor(private readonly store: AuditStore) {}

  /** Newest first; `next` is the `before` of the following page, null on the last. */
  async page(options: {
    limit: number;
    before?: number;
  }): Promise<{ entries: AuditEntry[]; next: number | null }> {
    const found = await this.store.newest(options.limit + 1, options.before);
    const entries = found.slice(0, options.limit);
    return { entries, next: found.length > options.limit ? (entries.at(-1)?.id ?? null) : null };
  }

  /** Reads the whole chain in constant memory. */
  async verifyAuditChain(): Promise<ChainVerdict> {
    let previous = chainStart;
    let entries = 0;
    for await (const entry of this.store.inOrder()) {
      const fits = entry.previousHash === previous && entry.hash === chainHash(previous, entry.at, entry);
      if (!fits) return { outcome: 'broken', entryId: entry.id };
      previous = entry.hash;
      entries += 1;
    }
    if ((await this.store.head()) !== previous) return { outcome: 'broken', entryId: null };
    return { outcome: 'intact', entries };
  }
}
