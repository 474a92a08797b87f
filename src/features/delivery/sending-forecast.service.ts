import { Injectable } from '@nestjs/common';
import { onTheWall } from '../../shared/london-time.js';
import { Clock } from '../../platform/clock.js';
import { ForecastStore } from './forecast.store.js';
import { PaceStore } from './pace.store.js';
import { PausesStore } from './pauses.store.js';
import { forecast, waitOf, type Forecast } from './rules/forecast.js';
import { sendingRate } from './rules/sending-rate.js';

/** Whether emails to many go out just now: `waitsFor` null where nothing is in the way. */
export type SendingNow = ReturnType<typeof waitOf>;

/** When what is open will have gone out. A few short queries, however large the mailing. */
@Injectable()
export class SendingForecast {
  constructor(
    private readonly store: ForecastStore,
    private readonly pace: PaceStore,
    private readonly pauses: PausesStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Other kinds count neither in this scope nor in those ahead: to the millisecond a moment tells how many messages
   * are due before it, and of reminders that is how many have not answered.
   */
  async of(scope: string, kind: string): Promise<Forecast> {
    const open = await this.store.open(scope, kind);
    if (open.length === 0) return { outcome: 'finished' };
    if (await this.pauses.of(scope)) return { outcome: 'paused' };
    const now = this.clock.now();
    const ahead = await this.store.ahead(scope, kind);
    return forecast({
      now,
      pace: await this.pace.read(),
      usedToday: await this.store.used(onTheWall(now).day),
      measured: sendingRate(await this.store.measurements()),
      open: ahead > 0 ? [{ at: now, messages: ahead }, ...open] : open,
    });
  }

  /** What the settings mean at this moment, for mailings to many. */
  async now(): Promise<SendingNow> {
    const now = this.clock.now();
    const usedToday = await this.store.used(onTheWall(now).day);
    return waitOf({ now, pace: await this.pace.read(), usedToday });
  }
}
