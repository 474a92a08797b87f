import { Injectable } from '@nestjs/common';
import { onTheWall } from '../../../shared/london-time.js';
import { Clock } from '../../../platform/clock.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { PaceStore } from '../pace.store.js';
import { PermitsStore } from '../permits.store.js';
import { waitOf } from '../rules/forecast.js';
import type { Pace } from '../rules/pace.js';
import { openingFrom } from '../rules/working-hours.js';
import { SendingPace } from './sending-pace.js';

interface Reading {
  pace: Pace;
  /** Of the pace alone: tells a changed one. */
  text: string;
  /** Background mailings may go until then; null while they may not. */
  openUntil: Date | null;
  /** By a clock that never jumps. */
  at: number;
}

/**
 * The settings as this process knows them: read again every other second while it looks for work or sends, so that a
 * change takes effect without a restart and the way of a message costs no statement. Hours and days are those of the
 * machine's clock, as everywhere a calendar matters; leases and turns are the database's.
 */
@Injectable()
export class CurrentPace {
  private known?: Reading;
  private reading?: Promise<Reading>;

  constructor(
    private readonly store: PaceStore,
    private readonly permits: PermitsStore,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly sending: SendingPace,
  ) {}

  /** The same object until somebody changes the settings. While the database is away, what it said last. */
  async read(): Promise<Pace> {
    if (this.known && performance.now() - this.known.at < this.sending.paceAgeMilliseconds)
      return this.known.pace;
    this.reading ??= this.look().finally(() => (this.reading = undefined));
    try {
      return (await this.reading).pace;
    } catch (error) {
      if (!this.known) throw error;
      return this.known.pace;
    }
  }

  /** Whether mailings to many may go at this moment, as far as hours and the day's limit are concerned. */
  get isOpen(): boolean {
    const until = this.known?.openUntil;
    return until !== undefined && until !== null && this.clock.now() < until;
  }

  today(): string {
    return onTheWall(this.clock.now()).day;
  }

  dayIsUsedUp(): void {
    if (this.known) this.known.openUntil = null;
  }

  private async look(): Promise<Reading> {
    const pace = await this.store.read();
    const text = JSON.stringify(pace);
    const same = this.known?.text === text;
    if (!same) this.mailer.useConnections(pace.connections);
    const usedToday = pace.perDay === null ? 0 : await this.permits.used(this.today());
    this.known = {
      pace: same ? this.known!.pace : pace,
      text,
      openUntil: this.openUntil(pace, usedToday),
      at: performance.now(),
    };
    return this.known;
  }

  private openUntil(pace: Pace, usedToday: number): Date | null {
    const now = this.clock.now();
    if (waitOf({ now, pace, usedToday }).waitsFor !== null) return null;
    return openingFrom(pace, now)!.closes;
  }
}
