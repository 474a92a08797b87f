import { Injectable } from '@nestjs/common';
import { Unavailable } from '../../platform/errors.js';
import { Bounces, type BounceOutcome } from './bounces.service.js';
import type { MailEvent } from './rules/mail-events.js';

export interface MailEventCounts {
  recorded: number;
  /** Told before. */
  known: number;
  /** Not ours, forged, or gone since. */
  unknown: number;
  /** Nothing to record: delivered, deferred, opened. */
  ignored: number;
}

const countedAs: Record<Exclude<BounceOutcome, 'too-early'>, keyof MailEventCounts> = {
  recorded: 'recorded',
  known: 'known',
  unknown: 'unknown',
  unproven: 'unknown',
};

/** Records what a mail provider reports. The same report may come any number of times. */
@Injectable()
export class MailEventRecords {
  constructor(private readonly bounces: Bounces) {}

  /** Throws `Unavailable` where a message has only just left: the provider tells everything again. */
  async record(events: readonly MailEvent[]): Promise<MailEventCounts> {
    const counts: MailEventCounts = { recorded: 0, known: 0, unknown: 0, ignored: 0 };
    let tooEarly = false;
    for (const event of events) {
      const outcome =
        event.outcome === 'bounced' ? await this.bounces.record(event.places, event.bounce) : null;
      if (outcome === 'too-early') tooEarly = true;
      else counts[outcome === null ? 'ignored' : countedAs[outcome]] += 1;
    }
    if (tooEarly)
      throw new Unavailable('A message of these has only just left. Send this again in a minute.');
    return counts;
  }
}
