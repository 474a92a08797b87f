import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { PausesStore, type Pause, type PauseReason } from './pauses.store.js';

/** Holds back and lets go all emails of a scope, in the caller's transaction. Callers write the audit. */
@Injectable()
export class SendingControl {
  constructor(
    private readonly database: Database,
    private readonly pauses: PausesStore,
  ) {}

  /**
   * Messages in hand are finished, at most ten a lane; nothing else of the scope leaves until it is resumed, mailings
   * that are intended meanwhile included. @returns false where it was paused already
   */
  pause(scope: string, reason: PauseReason): Promise<boolean> {
    return this.database.transaction(async () => {
      const added = await this.pauses.add(scope, reason);
      if (added) await this.pauses.hold(scope, true);
      return added;
    });
  }

  /** Goes on where it stopped: nobody is skipped, nobody written to twice. @returns false where it was not paused */
  resume(scope: string): Promise<boolean> {
    return this.database.transaction(async () => {
      const removed = await this.pauses.remove(scope);
      if (removed) await this.pauses.hold(scope, false);
      return removed;
    });
  }

  paused(scope: string): Promise<Pause | null> {
    return this.pauses.of(scope);
  }
}
