import { Injectable } from '@nestjs/common';
import type { Channel, Outgoing } from '../../../platform/mail/letter.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { MailOwners } from '../mail-owners.js';
import { mayHaveGoneOut } from '../rules/message-states.js';
import type { ClaimedRow } from '../sending.store.js';
import type { Attempted } from './attempted.js';
import { LastGate } from './last-gate.js';

export interface ToSend {
  row: ClaimedRow;
  letter: Outgoing;
}

/** Hands over messages whose intent is written down. */
@Injectable()
export class LetterSending {
  constructor(
    private readonly outbox: Outbox,
    private readonly owners: MailOwners,
    private readonly gate: LastGate,
  ) {}

  /** How long this channel is away; 0 where it is there. */
  secondsAway(channel: Channel): number {
    return this.outbox.secondsAway(channel);
  }

  /** Without those that their owner called off in the last moment. */
  async send(letters: readonly ToSend[]): Promise<Attempted[]> {
    const attempted = await Promise.all(
      letters.map((one) => this.gate.pass(one.row, () => this.sendOne(one))),
    );
    return attempted.filter((one) => one !== null);
  }

  private async sendOne({ row, letter }: ToSend): Promise<Attempted> {
    const date = row.firstDate ?? row.now;
    // The mailing's time makes the id unique even after a database was set up anew under the same host.
    const key = `${row.rowId}.${row.intendedAt.getTime().toString(36)}`;
    const copies = row.possibleDuplicates + (mayHaveGoneOut(row.state) ? 1 : 0);
    const outcome = await this.outbox.send(letter, { key, date, mayHaveGoneOut: copies > 0 });
    const forgotten = letter.channel === 'letter' || this.owners.of(row.kind)?.confidential === true;
    const transport = this.outbox.transportOf(row.channel);
    return { row, outcome, date, copies, transport, address: forgotten ? null : letter.to };
  }
}
