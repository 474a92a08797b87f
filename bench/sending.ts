import type { Measurement } from './measurement.js';
import { compare } from './sending/comparison.js';

/** One worker process against one bare nodemailer pool in a process of its own. */
export function measure(): Promise<Measurement> {
  return compare('sending', 1);
}
