import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { BatchTalliesStore } from './batch-tallies.store.js';
import { LedgerFiguresStore, type Failures, type Undelivered } from './ledger-figures.store.js';
import { LedgerIntentsStore, type Mailing, type Selection } from './ledger-intents.store.js';
import { batchSizes } from './rules/batch-plan.js';
import { reconcile, type Reconciliation } from './rules/reconciliation.js';

/**
 * Who is meant to get which email, and what became of it. An intent is written in the caller's transaction, with the
 * change that it belongs to; the worker finds it due and sends. Nothing is sent from here.
 */
@Injectable()
export class Ledger {
  constructor(
    private readonly database: Database,
    private readonly intents: LedgerIntentsStore,
    private readonly figures: LedgerFiguresStore,
    private readonly tallies: BatchTalliesStore,
  ) {}

  /**
   * One message for everybody whom the statement selects. Repeating the same mailing adds nobody. A recipient without
   * an address is written down as withheld, so that the sum still accounts for them.
   */
  async intendMany({ select, ...mailing }: Mailing & { select: Selection }): Promise<{ intended: number }> {
    return this.database.transaction(async () => {
      const { id, isNew } = await this.intents.mailing(mailing);
      if (!isNew) return { intended: await this.intents.countOf(id) };
      const intended = await this.intents.count(select);
      await this.intents.addBatches(id, batchSizes(intended));
      const written = intended > 0 ? await this.intents.addMessages(id, select) : 0;
      // Whoever is selected only by the second reading would be left out without a word.
      if (written !== intended) throw new Error(`${intended} messages were counted but ${written} written`);
      await this.tallies.keepAll(id);
      return { intended };
    });
  }

  /** One message that somebody waits for, such as a password link. Repeating it changes nothing. */
  async intendOne({
    recipientId,
    address,
    ...mailing
  }: Mailing & { recipientId: number; address: string | null }): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.intents.mailing(mailing);
      if (await this.intents.hasMessage(id, recipientId)) return;
      await this.intents.addOne(id, recipientId, address);
    });
  }

  /** Calls off what has not been tried yet or waits for another try. @returns how many messages */
  cancelOpen(scope: string): Promise<number> {
    return this.database.transaction(async () => {
      const called = await this.intents.cancelOpen(scope);
      if (called > 0) await this.tallies.keepAllAgain(scope);
      return called;
    });
  }

  /**
   * Destroys who was meant by mailings of this kind and keeps the counts, in the caller's transaction: for mailings
   * whose list of recipients is itself a secret once it has served.
   */
  reduceToCounts(scope: string, kind: string): Promise<void> {
    return this.database.transaction(async () => {
      await this.intents.reduceToCounts(scope, kind);
      await this.tallies.keepAllAgain(scope, kind);
    });
  }

  /**
   * Destroys why messages were called off, or not tried again while in doubt, in the caller's transaction: the reason
   * may be what their recipient has done. That they were remains, with the counts.
   */
  forgetReasons(scope: string, kind: string): Promise<void> {
    return this.database.transaction(async () => {
      await this.intents.forgetReasons(scope, kind);
      await this.tallies.keepAllAgain(scope, kind);
    });
  }

  /** All mailings of this kind in the scope together. */
  async reconciliation(scope: string, kind: string): Promise<Reconciliation> {
    return reconcile(await this.figures.stateCounts(scope, kind));
  }

  /**
   * Messages that did not arrive, most frequent reason first. Of reminders a number here may tell who has not answered:
   * whoever shows those leaves out what is smaller than k.
   */
  failuresByReason(scope: string, kind: string): Promise<Failures[]> {
    return this.figures.failures(scope, kind);
  }

  /** How many copies were sent although an earlier one may have gone out: people who may have got a message twice. */
  possibleDuplicates(scope: string, kind: string): Promise<number> {
    return this.figures.copies(scope, kind);
  }

  /** How many messages each mailing of this kind was meant to have, by sequence. */
  async intendedBySequence(scope: string, kind: string): Promise<Map<number, number>> {
    const sizes = await this.intents.sizes(scope, kind);
    return new Map(sizes.map(({ sequence, messages }) => [sequence, messages]));
  }

  /**
   * Asked of the database, never of the queue: an empty queue says nothing about who got what. Nothing that anybody is
   * shown may hang on it for reminders: one that stays open tells that somebody has not answered, and the list of
   * invitations whose mailbox is full.
   */
  async isFinished(scope: string, kind: string): Promise<boolean> {
    return !(await this.figures.hasOpen(scope, kind));
  }

  /** Since the latest mailing of this kind was intended, whatever became of its messages; null before the first. */
  hoursSinceLast(scope: string, kind: string): Promise<number | null> {
    return this.figures.hoursSinceLast(scope, kind);
  }

  /** Fifty a page, by recipient. For invitations only: of reminders it would list who has not answered. */
  withheldAndFailed(
    scope: string,
    kind: 'invitation',
    page = 1,
  ): Promise<{ rows: Undelivered[]; total: number }> {
    return this.figures.undelivered(scope, kind, page);
  }
}
