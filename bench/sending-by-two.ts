import type { Measurement } from './measurement.js';
import { compare } from './sending/comparison.js';

/** Two worker processes against two bare nodemailer pools in two processes. */
export function measure(): Promise<Measurement> {
  return compare('sending-by-two', 2);
}
