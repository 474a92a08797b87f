import { Injectable } from '@nestjs/common';
import { Configuration } from '../../platform/config/configuration.js';
import { derive, hmac } from '../../platform/crypto/hashes.js';
import { Random } from '../../platform/random.js';
import { CampaignRoster, type WayIn } from '../campaigns/index.js';
import { PrintedCodesStore, type Edition, type KeptCode } from './printed-codes.store.js';
import { CODE_BYTES, codeFromBytes, readCode } from './rules/printed-code.js';

const purpose = { salt: Buffer.alloc(0), info: 'soundings printed codes v1', length: 32 };

/**
 * What a code on a card or in a letter opens: what its person's link opens. Looking changes nothing, and a submission
 * spends the person, not the code. Only an HMAC is kept: 60 bits are too few for a plain hash to hide in a stolen copy
 * of the database.
 */
@Injectable()
export class PrintedCodes {
  private readonly key: Buffer;

  constructor(
    private readonly store: PrintedCodesStore,
    private readonly roster: CampaignRoster,
    private readonly random: Random,
    configuration: Configuration,
  ) {
    this.key = derive(Buffer.from(configuration.secretKey), purpose);
  }

  /** @param code as `codeFromBytes` makes it or `readCode` reads it */
  hashOf(code: string): Buffer {
    return hmac(this.key, code);
  }

  /**
   * For a code that stands in a letter, in the caller's transaction and before the letter leaves. Keeping it again changes
   * nothing; earlier codes of the person go on working.
   */
  async keep(code: KeptCode): Promise<void> {
    await this.store.keep(code);
  }

  /** Was a file made for this form already? In the caller's transaction, with the campaign locked. */
  async wasMade(form: string): Promise<boolean> {
    return this.store.wasMade(form);
  }

  /**
   * New codes for one file of cards, in the caller's transaction; earlier ones of these people stop.
   * @returns the codes in the order of the people: they are kept nowhere
   */
  async issue(
    campaignId: number,
    sheet: { form: string; edition: Edition },
    people: readonly { participantId: number }[],
  ): Promise<{ sheetId: number; codes: string[] }> {
    const codes = people.map(() => codeFromBytes(this.random.bytes(CODE_BYTES)));
    const sheetId = await this.store.addSheet(campaignId, { ...sheet, cards: people.length });
    await this.revoke(people.map(({ participantId }) => participantId));
    const kept = people.map(({ participantId }, at) => ({
      campaignId,
      participantId,
      codeHash: this.hashOf(codes[at] as string),
    }));
    await this.store.addToSheet(sheetId, kept);
    return { sheetId, codes };
  }

  /** Every code of these people, in the caller's transaction; those of letters too. */
  async revoke(participantIds: readonly number[]): Promise<void> {
    await this.store.revoke(participantIds);
  }

  /** Wrong, revoked, spent, of a closed campaign or of somebody who has left: one answer, like that of links. */
  async open(typed: unknown): Promise<WayIn> {
    const code = readCode(typed);
    const known = code === null ? null : await this.store.byHash(this.hashOf(code));
    // Asked whatever the first question brought, so that the time of an answer tells nothing either.
    const way = await this.roster.wayIn(known?.participantId ?? 0);
    return known && !known.revoked ? way : { outcome: 'unusable' };
  }

  /** In the transaction of the publication: what is left is how many cards were printed when. */
  async reduceToCounts(campaignId: number): Promise<void> {
    await this.store.remove(campaignId);
  }
}
