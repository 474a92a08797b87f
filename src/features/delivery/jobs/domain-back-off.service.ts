import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { Log } from '../../../platform/logging/log.js';
import { Random } from '../../../platform/random.js';
import { DomainPausesStore } from '../domain-pauses.store.js';
import { PausedDomains } from '../paused-domains.js';
import { DomainStreaks } from '../rules/domain-streak.js';
import { afterDomainFault } from '../rules/retry-schedule.js';

export interface Heard {
  domain: string;
  recipientId: number;
  /** `slow`: the server asked for time. */
  answer: 'accepted' | 'slow' | 'other';
}

/** The list is read anew after so long: what another worker heard is soon known here too. */
const listIsGoodFor = 2_000;

/**
 * Domains whose mail server asks several people in a row to come again later: all messages to them wait, others go
 * on. The pauses are rows, which survive restarts and are shared; while there is none, this costs one short reading
 * every two seconds a worker and nothing per message.
 */
@Injectable()
export class DomainBackOff {
  private readonly streaks = new DomainStreaks();
  private readAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly pauses: DomainPausesStore,
    private readonly known: PausedDomains,
    private readonly random: Random,
    private readonly log: Log,
  ) {}

  /** Before the batch is opened: what would go to a paused domain waits. */
  async putOff(batchId: number): Promise<void> {
    await this.read();
    if (this.known.anyWaits) await this.database.transaction(() => this.pauses.putOff(batchId));
  }

  async heard(answers: readonly Heard[]): Promise<void> {
    for (const { domain, recipientId, answer } of answers) {
      if (answer === 'accepted') await this.worked(domain);
      if (
        answer === 'slow' &&
        this.known.secondsLeft(domain) === 0 &&
        this.streaks.refused(domain, recipientId)
      )
        await this.pause(domain);
    }
  }

  private async worked(domain: string): Promise<void> {
    this.streaks.accepted(domain);
    if (!this.known.has(domain)) return;
    await this.pauses.end(domain);
    this.known.remove(domain);
  }

  private async pause(domain: string): Promise<void> {
    const seconds = await this.database.transaction(async () => {
      const { failures, underWay } = await this.pauses.lock(domain);
      if (underWay) return null;
      const wait = afterDomainFault(failures + 1, this.random.bytes(1).readUInt8(0) / 256);
      await this.pauses.pause(domain, failures + 1, wait);
      return wait;
    });
    this.readAt = -Infinity;
    if (seconds === null) return;
    this.known.add(domain, seconds);
    // Which domain is not for the log: on the day of a reminder it would tell where people have not answered.
    this.log.warn('mail.domain-waits', { seconds });
  }

  private async read(): Promise<void> {
    const now = performance.now();
    if (now - this.readAt < listIsGoodFor) return;
    this.readAt = now;
    this.known.replace(await this.pauses.all());
  }
}
