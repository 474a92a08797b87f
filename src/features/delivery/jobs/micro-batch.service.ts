import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { BatchLeasesStore, type Lease } from '../batch-leases.store.js';
import { MailOwners, type LastLook } from '../mail-owners.js';
import { canReach } from '../rules/address.js';
import { SendingStore, type ClaimedRow, type OpenBatch } from '../sending.store.js';
import type { Attempted } from './attempted.js';
import { LetterSending, type ToSend } from './letter-sending.service.js';
import { SendingPace } from './sending-pace.js';

/** Another worker holds the lease: stop, and write nothing. */
export class FencedOut extends Error {}

/**
 * Ten messages: a transaction that renews the lease, lets the owner look again and writes the intent; then the ten go
 * out. Their outcomes are written by `Outcomes`.
 */
@Injectable()
export class MicroBatch {
  constructor(
    private readonly database: Database,
    private readonly sending: SendingStore,
    private readonly leases: BatchLeasesStore,
    private readonly owners: MailOwners,
    private readonly letters: LetterSending,
  ) {}

  /** Throws FencedOut, or what the owner throws; then nothing was written and nothing sent. */
  async send(
    batch: OpenBatch,
    positions: readonly number[],
    lease: Lease,
    pace: SendingPace,
  ): Promise<Attempted[]> {
    const letters = await this.database.transaction(async () => {
      const wanted = await this.lookAgain(batch, positions);
      const now = wanted[0]?.row.now;
      if (now)
        await this.sending.markSending(
          batch.id,
          wanted.map(({ row }) => row.position),
          now,
        );
      // Last, so that the lanes wait for one another's lock only while committing.
      if (!(await this.leases.renew(lease, pace.leaseSeconds))) throw new FencedOut();
      return wanted;
    });
    return this.letters.send(letters);
  }

  /** Nobody can say now what it is to hold; others go first. */
  putOff(batch: OpenBatch, position: number, { putOffSeconds }: SendingPace): Promise<void> {
    return this.sending.putOff(batch.id, position, putOffSeconds);
  }

  private async lookAgain(batch: OpenBatch, positions: readonly number[]): Promise<ToSend[]> {
    const owner = this.owners.of(batch.mailing.kind);
    if (!owner) throw new Error(`No owner of ${batch.mailing.kind} emails is registered`);
    const claimed = await this.sending.claim(batch, positions);
    const rows: ClaimedRow[] = [];
    for (const row of claimed) {
      const reason = reasonToWithhold(row);
      const away = reason ? 0 : this.letters.secondsAway(row.channel);
      if (reason) await this.sending.leaveOut(batch.id, row.position, 'withheld', reason);
      else if (away > 0) await this.sending.putOff(batch.id, row.position, away);
      else rows.push(row);
    }
    const looks = rows.length > 0 ? await owner.lastLook(rows) : [];
    if (looks.length !== rows.length)
      throw new Error(`The owner of ${batch.mailing.kind} emails skipped a message`);
    const wanted: ToSend[] = [];
    for (const [at, look] of looks.entries()) await this.decide(rows[at]!, look, wanted);
    return wanted;
  }

  private async decide(row: ClaimedRow, look: LastLook, wanted: ToSend[]): Promise<void> {
    if (look.outcome === 'send' && canReach(look.letter)) {
      wanted.push({ row, letter: look.letter });
      return;
    }
    const state = look.outcome === 'cancel' ? 'cancelled' : 'withheld';
    const reason = look.outcome === 'send' ? 'bad-address' : look.reason;
    await this.sending.leaveOut(row.batchId, row.position, state, reason);
  }
}

function reasonToWithhold({ suppressed, address }: ClaimedRow): string | null {
  if (suppressed) return 'suppressed';
  return address === null ? 'no-address' : null;
}
