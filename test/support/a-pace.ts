import type { INestApplicationContext } from '@nestjs/common';
import { theSystem } from '../../src/features/audit/index.js';
import { PaceSettings, type Pace } from '../../src/features/delivery/index.js';
import { noLimits } from '../../src/features/delivery/rules/pace.js';
import type { MailSink } from './mail-sink.js';

/** What is not named has no limit. */
export async function setPace(context: INestApplicationContext, changes: Partial<Pace>): Promise<void> {
  const pace = { ...noLimits, ...changes };
  const changed = await context.get(PaceSettings, { strict: false }).change(pace, theSystem);
  if (changed.outcome !== 'kept') throw new Error('The pace has a fault');
}

/** When messages came to the mail server, in milliseconds. */
export class Arrivals {
  readonly times: { at: number; to: string }[] = [];

  constructor(sink: MailSink) {
    sink.faults.atRecipient = (to) => {
      this.times.push({ at: performance.now(), to });
      return null;
    };
  }

  /** The most that came within so many milliseconds. */
  most(milliseconds: number, to: (address: string) => boolean = () => true): number {
    const times = this.times.filter((one) => to(one.to)).map(({ at }) => at);
    const within = (from: number) => times.filter((at) => at >= from && at < from + milliseconds).length;
    return Math.max(0, ...times.map(within));
  }
}
