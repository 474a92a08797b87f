import { Injectable } from '@nestjs/common';
import { InvitationListStore, type InvitationRow } from './invitation-list.store.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import { searchPattern, type ListPart } from './rules/who-got-what.js';

const rowsOfAPage = 50;
const rowsOfAStep = 1_000;

export interface ListRequest {
  part: ListPart;
  /** As typed. */
  search: unknown;
  /** Only people after this one; 0 from the start. */
  after: number;
  /** 50 where left out. */
  limit?: number;
}

export interface ListPage {
  rows: InvitationRow[];
  /** Where the next page starts; null on the last. */
  next: number | null;
}

/** Who was sent an invitation, when, and why somebody was not. There is no such list of reminders, on purpose. */
@Injectable()
export class InvitationList {
  constructor(private readonly store: InvitationListStore) {}

  async page(
    campaignId: number,
    { part, search, after, limit = rowsOfAPage }: ListRequest,
  ): Promise<ListPage> {
    const pattern = searchPattern(search);
    const rows = await this.store.rows(campaignScope(campaignId), { part, pattern, after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    return { rows: shown, next: rows.length > shown.length ? shown.at(-1)!.participantId : null };
  }

  /** Everybody, a thousand at a time: a hundred thousand people must not fill the memory. */
  async *everybody(campaignId: number): AsyncGenerator<InvitationRow> {
    for (let after = 0; ;) {
      const wanted = { part: 'all', pattern: null, after, limit: rowsOfAStep } as const;
      const rows = await this.store.rows(campaignScope(campaignId), wanted);
      yield* rows;
      if (rows.length < rowsOfAStep) return;
      after = rows.at(-1)!.participantId;
    }
  }
}
