import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { isConnectionFault } from '../../../platform/database/database.js';
import { errorFields } from '../../../platform/logging/error-fields.js';
import { Log } from '../../../platform/logging/log.js';
import { MailboxFault } from '../../../platform/mail/mailbox-fault.js';
import { ReturnedMailFolder, type Filing } from '../../../platform/mail/returned-mail-folder.js';
import type { DueJob, JobOutcome } from '../../../platform/queue/job-handlers.js';
import { BounceMailboxStore, type MailboxLease } from '../bounce-mailbox.store.js';
import { secondsUntilNextLook } from '../rules/mailbox-schedule.js';
import { ReturnedMailDesk } from './returned-mail-desk.service.js';

/** Longer than a visit can last, so that no other worker begins meanwhile. */
const leaseSeconds = 120;
/** Then others have their turn; what is left is due at once. */
const longestVisit = 30_000;
const messagesOfAVisit = 200;

/** Looks into the mailbox of returned mail: one worker at a time, a limited number of messages, for a limited time. */
@Injectable()
export class BounceReading implements OnModuleDestroy {
  /** Milliseconds; then the connection is cut, whatever hangs. */
  hardEnd = 45_000;
  private readonly drain = new AbortController();

  constructor(
    private readonly folder: ReturnedMailFolder,
    private readonly store: BounceMailboxStore,
    private readonly desk: ReturnedMailDesk,
    private readonly log: Log,
  ) {}

  /** Before the queue waits for its jobs. */
  onModuleDestroy(): void {
    this.drain.abort();
  }

  async due(): Promise<DueJob<Record<string, never>>[]> {
    const id = this.folder.isSetUp ? await this.store.due() : null;
    return id === null ? [] : [{ id, data: {}, background: true }];
  }

  async run(signal: AbortSignal): Promise<JobOutcome> {
    if (!this.folder.isSetUp) return { outcome: 'skipped', because: 'no mailbox is set up' };
    const lease = await this.store.take(leaseSeconds);
    if (!lease) return { outcome: 'skipped', because: 'not due, or in other hands' };
    try {
      const { more } = await this.visit(lease, AbortSignal.any([signal, this.drain.signal]));
      if (lease.failures > 0) this.log.info('bounces.mailbox-back', { failures: lease.failures });
      await this.store.worked(lease, secondsUntilNextLook({ failures: 0, more }));
      return { outcome: 'done' };
    } catch (error) {
      return await this.giveUp(lease, error);
    }
  }

  private visit(lease: MailboxLease, stop: AbortSignal): Promise<{ more: boolean }> {
    const end = Date.now() + longestVisit;
    return this.folder.visit({
      from: { folder: lease.folder, lastUid: lease.lastUid },
      limit: messagesOfAVisit,
      mayGoOn: () => !stop.aborted && Date.now() < end,
      signal: AbortSignal.any([stop, AbortSignal.timeout(this.hardEnd)]),
      take: (raw, arrivedAt) => this.take(raw, arrivedAt),
      passed: ({ folder, lastUid }) => this.store.passed(lease, folder!, lastUid),
    });
  }

  /** A message that can't be dealt with must not be in the way of those behind it: somebody looks at it. */
  private async take(raw: Buffer, arrivedAt: Date): Promise<Filing> {
    try {
      return await this.desk.dealWith(raw, arrivedAt);
    } catch (error) {
      if (isConnectionFault(error)) throw error;
      this.log.error('bounces.message-failed', { ...errorFields(error) });
      return 'not-understood';
    }
  }

  private async giveUp(lease: MailboxLease, error: unknown): Promise<JobOutcome> {
    const stopped = this.drain.signal.aborted;
    const code = error instanceof MailboxFault ? error.code : 'unexpected';
    const failures = lease.failures + 1;
    const again = secondsUntilNextLook({ failures, more: false });
    // Without the database nothing can be written; the lease runs out by itself.
    if (stopped) await this.store.worked(lease, 0).catch(() => undefined);
    else await this.store.failed(lease, code, again).catch(() => undefined);
    if (!(error instanceof MailboxFault)) throw error;
    if (!stopped) this.log.warn('bounces.mailbox-away', { code, failures, again });
    return { outcome: 'skipped', because: code };
  }
}
