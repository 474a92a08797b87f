import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../audit/index.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/errors.js';
import { likePattern } from './rules/like-pattern.js';
import { SuppressionsStore, type SuppressedAddress } from './suppressions.store.js';

/** Addresses that get no email, since a mail server said for certain that they take none. */
@Injectable()
export class Suppressions {
  constructor(
    private readonly database: Database,
    private readonly store: SuppressionsStore,
    private readonly audit: Audit,
  ) {}

  /** Fifty a page, the latest first. @param search any part of the address, as somebody typed it */
  list(search: string, page = 1): Promise<{ rows: SuppressedAddress[]; total: number }> {
    return this.store.page(likePattern(search), page);
  }

  /** The next mailing is sent to it again; what was withheld stays so. Throws NotFound. */
  async lift(id: number, actor: Actor): Promise<void> {
    await this.database.transaction(async () => {
      const found = await this.store.byId(id);
      if (!found) throw new NotFound('This address is not on the list.');
      await this.store.remove(id);
      const subject = `suppressed-address:${id}`;
      const detail = { reason: found.reason, since: found.at.toISOString() };
      await this.audit.record({ actor, action: 'sending.write-again', subject, detail });
    });
  }
}
