import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { Log } from '../../../platform/logging/log.js';
import { Audit, theSystem } from '../../audit/index.js';
import type { PauseReason } from '../pauses.store.js';
import { SendingControl } from '../sending-control.service.js';

/** Holds up all emails of a scope because everybody else's would meet the same; HR is told why and resumes. */
@Injectable()
export class Stopping {
  constructor(
    private readonly database: Database,
    private readonly control: SendingControl,
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  /** @returns false where it stood still already */
  stop(scope: string, reason: Exclude<PauseReason, 'asked'>): Promise<boolean> {
    return this.database.transaction(async () => {
      if (!(await this.control.pause(scope, reason))) return false;
      this.log.error('delivery.stopped', { scope, reason });
      const detail = { reason };
      await this.audit.record({ actor: theSystem, action: 'sending.pause', subject: scope, detail });
      return true;
    });
  }
}
