import type { INestApplicationContext } from '@nestjs/common';
import { BatchTalliesStore } from '../../src/features/delivery/batch-tallies.store.js';
import { Ledger } from '../../src/features/delivery/index.js';
import { Database } from '../../src/platform/database/database.js';
import { Verp } from '../../src/platform/mail/verp.js';
import { numberedPeople } from './a-mailing.js';

/** Messages that a mail server has taken, without one. */
export class SentMessages {
  private readonly database: Database;

  private constructor(
    private readonly context: INestApplicationContext,
    private readonly scope: string,
    private readonly kind: string,
  ) {
    this.database = context.get(Database, { strict: false });
  }

  /** To persons 1 to `people`. Who gets reminders is a secret, as in the product. */
  static async of(
    context: INestApplicationContext,
    { scope, kind = 'invitation', people }: { scope: string; kind?: string; people: number },
  ): Promise<SentMessages> {
    const ledger = context.get(Ledger, { strict: false });
    await ledger.intendMany({ scope, kind, sequence: 0, select: numberedPeople(people) });
    const messages = new SentMessages(context, scope, kind);
    await messages.put('sent');
    await messages.database.execute(
      'UPDATE delivery_mailing SET confidential = ? WHERE scope = ? AND kind = ?',
      [kind === 'reminder' ? 1 : 0, scope, kind],
    );
    return messages;
  }

  async put(state: string): Promise<void> {
    await this.database.execute(
      `UPDATE delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ? AND mailing.kind = ?
       SET message.state = ?, message.due_at = NULL`,
      [this.scope, this.kind, state],
    );
    await this.context.get(BatchTalliesStore, { strict: false }).keepAllAgain(this.scope, this.kind);
  }

  async row(person: number): Promise<Record<string, unknown>> {
    const [row] = await this.database.query<Record<string, unknown>>(
      `SELECT message.*, mailing.created_at FROM delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ? AND mailing.kind = ? WHERE recipient_id = ?`,
      [this.scope, this.kind, person],
    );
    return row!;
  }

  /** What a report about this person's message bears. */
  async address(person: number): Promise<{ signedKey: string; returnAddress: string }> {
    const { batch_id: batch, position, created_at: time } = await this.row(person);
    const key = `${batch}.${position}.${(time as Date).getTime().toString(36)}`;
    const verp = this.context.get(Verp, { strict: false });
    return { signedKey: verp.signed(key), returnAddress: verp.envelopeSender(key) };
  }

  async suppressed(): Promise<string[]> {
    const rows = await this.database.query<{ address: string }>('SELECT address FROM delivery_suppression');
    return rows.map(({ address }) => address);
  }
}
