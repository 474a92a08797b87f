import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export type Bytes = string | Uint8Array;

export function sha256(data: Bytes): Buffer {
  return createHash('sha256').update(data).digest();
}

/** HMAC-SHA-256. */
export function hmac(key: Bytes, data: Bytes): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** HKDF-SHA-256 (RFC 5869); `info` keeps keys that serve different purposes apart. */
export function derive(
  secret: Uint8Array,
  purpose: { salt: Uint8Array; info: string; length: number },
): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, purpose.salt, purpose.info, purpose.length));
}

/** Compares in constant time; false where the lengths differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
