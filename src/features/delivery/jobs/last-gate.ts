import { Injectable } from '@nestjs/common';
import { Mailer } from '../../../platform/mail/mailer.js';
import { MailOwners } from '../mail-owners.js';
import { SendingStore, type ClaimedRow } from '../sending.store.js';
import type { Attempted } from './attempted.js';

/**
 * Where a mail server is slow, messages wait for a free connection long after the last look. Those of an owner that
 * wants the last word wait here instead, and the owner is asked once more when a connection is free.
 */
@Injectable()
export class LastGate {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly owners: MailOwners,
    private readonly sending: SendingStore,
    private readonly mailer: Mailer,
  ) {}

  /** @returns null where the owner called it off, and that is written down */
  async pass(row: ClaimedRow, send: () => Promise<Attempted>): Promise<Attempted | null> {
    const owner = this.owners.of(row.kind);
    if (!owner?.lastWord) return send();
    await this.enter();
    try {
      // While the database is away nobody can have changed what the last look found.
      const reason = await owner.lastWord(row).catch(() => null);
      if (reason === null) return await send();
      // Not written down it stays "being sent", and the next last look leaves it out.
      await this.sending.callOff(row, reason).catch(() => undefined);
      return null;
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.busy < this.mailer.connections) this.busy += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** There may be more connections than before, or fewer. */
  private leave(): void {
    this.busy -= 1;
    while (this.waiting.length > 0 && this.busy < this.mailer.connections) {
      this.busy += 1;
      this.waiting.shift()!();
    }
  }
}
