import type { INestApplicationContext } from '@nestjs/common';
import {
  Ledger,
  MailOwners,
  type LastLook,
  type LedgerRow,
  type Reconciliation,
  type Selection,
} from '../../src/features/delivery/index.js';
import { BatchSending } from '../../src/features/delivery/jobs/batch-sending.service.js';
import { Database } from '../../src/platform/database/database.js';

export const aLetterTo = (row: LedgerRow): LastLook => ({
  outcome: 'send',
  letter: {
    to: row.address!,
    toName: `Person ${row.recipientId}`,
    subject: 'Your view on digital skills',
    text: `Dear person ${row.recipientId},\n\nhere is your letter.\n`,
    html: `<p>Dear person ${row.recipientId},</p><p>here is your letter.</p>`,
    language: 'en',
  },
});

export const addressOf = (recipient: number) => `person${recipient}@northmoor.example`;

/** Numbers 1 to `?` as recipients with an address each, as a statement of SQL. */
export function numberedPeople(count: number): { sql: string; parameters: unknown[] } {
  const digits = (name: string) =>
    `(SELECT 0 AS n ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `UNION ALL SELECT ${n}`).join(' ')}) AS ${name}`;
  const places = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, Math.max(1, String(count).length));
  const sum = places.map((name, at) => `${name}.n * ${10 ** at}`).join(' + ');
  return {
    sql: `SELECT id AS recipient_id, CONCAT('person', id, '@northmoor.example') AS address
          FROM (SELECT 1 + ${sum} AS id FROM ${places.map(digits).join(', ')}) AS numbers WHERE id <= ? ORDER BY id`,
    parameters: [count],
  };
}

/** What the worker's timer and queue do, here and now: everything that is due. */
export async function sendDue(batches: BatchSending, signal = new AbortController().signal): Promise<void> {
  for (let jobs = await batches.due(50); jobs.length > 0 && !signal.aborted; jobs = await batches.due(50)) {
    await Promise.all(jobs.map(({ data }) => batches.run(data.batchId, signal)));
  }
}

/** A mailing that is being sent under a test's eyes. */
export class AMailing {
  private readonly database: Database;
  private readonly ledger: Ledger;
  private readonly batches: BatchSending;

  constructor(
    context: INestApplicationContext,
    readonly scope: string,
    look: (row: LedgerRow) => LastLook = aLetterTo,
  ) {
    this.database = context.get(Database, { strict: false });
    this.ledger = context.get(Ledger, { strict: false });
    this.batches = context.get(BatchSending, { strict: false });
    context.get(MailOwners, { strict: false }).register({
      kind: 'test-letter',
      lastLook: async (rows) => rows.map(look),
    });
  }

  intend(people: number): Promise<{ intended: number }> {
    return this.ledger.intendMany({
      scope: this.scope,
      kind: 'test-letter',
      sequence: 0,
      select: numberedPeople(people),
    });
  }

  /** To whom, and by which way, as the statement says. */
  intendSelected(select: Selection): Promise<{ intended: number }> {
    return this.ledger.intendMany({ scope: this.scope, kind: 'test-letter', sequence: 0, select });
  }

  /** Calls off what is open. @returns how many messages */
  cancel(): Promise<number> {
    return this.ledger.cancelOpen(this.scope);
  }

  figures(): Promise<Reconciliation> {
    return this.ledger.reconciliation(this.scope, 'test-letter');
  }

  finished(): Promise<boolean> {
    return this.ledger.isFinished(this.scope, 'test-letter');
  }

  rows(): Promise<Record<string, unknown>[]> {
    return this.database.query(
      `SELECT message.* FROM delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ? ORDER BY batch_id, position`,
      [this.scope],
    );
  }

  /** Sends everything that is due now. */
  send(signal?: AbortSignal): Promise<void> {
    return sendDue(this.batches, signal);
  }

  /** Lets the time pass until everything that is open is due. */
  async waitUntilDue(): Promise<void> {
    await this.database.execute('UPDATE delivery_message SET due_at = NOW(3) WHERE due_at > NOW(3)');
    await this.database.execute('UPDATE delivery_batch SET next_due_at = NOW(3) WHERE next_due_at > NOW(3)');
  }
}
