import { Injectable } from '@nestjs/common';
import { LateBounces, type RecordedBounce } from './late-bounces.service.js';
import { NotifyReceiptsStore } from './notify-receipts.store.js';
import { meaningOfReceipt, readReference } from './rules/notify-receipt.js';

/** As Notify posts it; the address is in it too and is not looked at. */
export interface NotifyReceipt {
  reference?: unknown;
  status?: unknown;
}

/** What GOV.UK Notify tells later about a message that it took. */
@Injectable()
export class NotifyReceipts {
  constructor(
    private readonly store: NotifyReceiptsStore,
    private readonly bounces: LateBounces,
  ) {}

  /** `unknown` also for a message of a database that was here before: the mailing's time does not fit. */
  async take({ reference, status }: NotifyReceipt): Promise<RecordedBounce | 'noted'> {
    const meaning = meaningOfReceipt(status);
    const message = readReference(reference);
    if (!message) return 'unknown';
    if (meaning.meaning !== 'bounced') return 'noted';
    const { batchId, position, intendedAt } = message;
    if ((await this.store.intendedAt(batchId))?.getTime() !== intendedAt) return 'unknown';
    const { kind, reason } = meaning;
    const reply = `Notify: ${String(status)}`;
    return this.bounces.record({ batchId, position }, { kind, reason, enhancedCode: null, reply });
  }
}
