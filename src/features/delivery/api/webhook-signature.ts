import { hmac, sameBytes } from '../../../platform/crypto/hashes.js';

export interface Signed {
  /** Seconds since 1970, as in the header. */
  timestamp: string;
  /** HMAC-SHA-256 of `<timestamp>.<body>` in hexadecimal. */
  signature: string;
  body: Uint8Array;
}

/** Clocks differ, and a copy of a request is worth nothing later. */
const toleranceSeconds = 300;

export function isSignedBy(secret: string, { timestamp, signature, body }: Signed, now: Date): boolean {
  if (secret === '' || !/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  const expected = hmac(secret, Buffer.concat([Buffer.from(`${timestamp}.`), body]));
  const isOurs = sameBytes(expected, Buffer.from(signature, 'hex'));
  return isOurs && Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= toleranceSeconds;
}
