import { Injectable } from '@nestjs/common';
import { MailOwners } from '../mail-owners.js';
import { SendingStore, type OpenBatch } from '../sending.store.js';
import { DomainBackOff } from './domain-back-off.service.js';

/** What a worker needs to know of a batch before it sends. */
@Injectable()
export class OpenBatches {
  constructor(
    private readonly sending: SendingStore,
    private readonly owners: MailOwners,
    private readonly domains: DomainBackOff,
  ) {}

  /** What is due and may go to its domain now. @returns null where the batch is gone */
  async open(batchId: number): Promise<OpenBatch | null> {
    await this.domains.putOff(batchId);
    const batch = await this.sending.open(batchId);
    if (batch) await this.noteConfidential(batch);
    return batch;
  }

  /** A bounce may be told to a process that knows no owners, so the ledger says before the first message leaves. */
  private async noteConfidential({ mailing }: OpenBatch): Promise<void> {
    const owner = this.owners.of(mailing.kind);
    if (!owner || mailing.confidential !== null) return;
    mailing.confidential = owner.confidential === true;
    await this.sending.noteConfidential(mailing.mailingId, mailing.confidential);
  }
}
