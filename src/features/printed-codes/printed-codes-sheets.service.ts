import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Campaigns, type CampaignSummary } from '../campaigns/index.js';
import { PrintedCodesPeopleStore } from './printed-codes-people.store.js';
import { PrintedCodes } from './printed-codes.service.js';
import type { Edition } from './printed-codes.store.js';
import { groupCards, type CardGroup, type CardHolder, type PlaceKey } from './rules/card-groups.js';

/** Cards in one file, so that neither a web process nor somebody with an envelope has too much at once. */
export const mostCards = 5_000;

export type CardsFor =
  /** People without email who have no card that works. @param places null: everywhere */
  | { kind: 'without-card'; places: PlaceKey[] | null }
  /** Everybody without email at these places: their earlier cards stop. */
  | { kind: 'again'; places: PlaceKey[] }
  /** One person, with an email or without: earlier cards stop. */
  | { kind: 'one'; participantId: number };

export interface SheetRequest {
  /** Names the form on the screen: sent twice, it makes one file. */
  form: string;
  edition: Edition;
  cardsFor: CardsFor;
}

/** As it stands on paper, and nowhere else. */
export interface PrintedCard extends CardHolder {
  code: string;
}

export type SheetOutcome =
  | {
      outcome: 'made';
      sheetId: number;
      campaign: CampaignSummary;
      cards: number;
      groups: CardGroup<PrintedCard>[];
    }
  | { outcome: 'not-open' }
  | { outcome: 'made-already' }
  | { outcome: 'nobody' }
  | { outcome: 'too-many' };

export type VoidOutcome = 'voided' | 'not-open' | 'nobody';

/** Making cards and making them worthless. Nothing here knows whether a card was used. */
@Injectable()
export class PrintedCodeSheets {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly people: PrintedCodesPeopleStore,
    private readonly codes: PrintedCodes,
    private readonly audit: Audit,
  ) {}

  /** The codes exist in what this returns and never again: a file that is lost is made again with others. */
  async make(campaignId: number, request: SheetRequest, actor: Actor): Promise<SheetOutcome> {
    return this.database.transaction(async () => {
      const campaign = await this.campaigns.lock(campaignId);
      if (campaign.state !== 'open') return { outcome: 'not-open' };
      if (await this.codes.wasMade(request.form)) return { outcome: 'made-already' };
      const holders = await this.holders(campaignId, request.cardsFor);
      if (holders.length === 0) return { outcome: 'nobody' };
      if (holders.length > mostCards) return { outcome: 'too-many' };
      const { sheetId, codes } = await this.codes.issue(campaignId, request, holders);
      await this.audit.record({
        actor,
        action: 'printed-codes.make',
        subject: `campaign:${campaignId}`,
        detail: {
          sheet: sheetId,
          cards: holders.length,
          edition: request.edition,
          for: request.cardsFor.kind,
          ...whose(holders),
        },
      });
      const cards = holders.map((person, at) => ({ ...person, code: codes[at] as string }));
      return { outcome: 'made', sheetId, campaign, cards: cards.length, groups: groupCards(cards) };
    });
  }

  /** The same answer for a card that was used, one that was not, and no card at all. */
  async void(campaignId: number, participantId: number, actor: Actor): Promise<VoidOutcome> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(campaignId);
      if (state !== 'open') return 'not-open';
      const person = await this.people.holder(campaignId, participantId);
      if (!person) return 'nobody';
      await this.codes.revoke([participantId]);
      await this.audit.record({
        actor,
        action: 'printed-codes.void',
        subject: `campaign:${campaignId}`,
        detail: { participant: participantId },
      });
      return 'voided';
    });
  }

  private async holders(campaignId: number, cardsFor: CardsFor): Promise<CardHolder[]> {
    if (cardsFor.kind === 'one') {
      const person = await this.people.holder(campaignId, cardsFor.participantId);
      return person ? [person] : [];
    }
    const withoutCardOnly = cardsFor.kind === 'without-card';
    // Whoever has none yet comes into the next file; making cards again for a part only would leave doubt about whose stopped.
    const limit = withoutCardOnly ? mostCards : mostCards + 1;
    return this.people.holders(campaignId, { places: cardsFor.places, withoutCardOnly, limit });
  }
}

/**
 * Whoever makes a card can try its code, and of one person that tells whether they have answered. So the audit has the
 * person's number on the roster, however somebody came to a single card: as one person, or as a workplace of one.
 */
function whose([first, ...more]: readonly CardHolder[]): { participant?: number } {
  return first && more.length === 0 ? { participant: first.participantId } : {};
}
