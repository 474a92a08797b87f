import { randomBytes } from 'node:crypto';
import { BOX_KEY_LENGTH, BOX_OVERHEAD, boxKey, closeBox, openBox } from './fixed-length-box.js';
import { derive } from './hashes.js';

const version = 2;
const saltLength = 32;
const headerLength = 1 + saltLength;

/** Length of what `sealUnder` makes, whatever the content. */
export const sealedUnderLength = (fixedLength: number) => headerLength + fixedLength + BOX_OVERHEAD;

/**
 * Whoever has the secret (at least 16 random bytes, never a password) can seal and open.
 * HKDF-SHA-256 with a fresh salt and `info`, the purpose in words; AES-256-GCM. The same secret may seal often.
 * @throws RangeError where the plaintext is longer than `fixedLength`
 */
export function sealUnder(
  secret: Uint8Array,
  info: string,
  plaintext: Uint8Array,
  fixedLength: number,
): Buffer {
  const header = Buffer.concat([Buffer.of(version), randomBytes(saltLength)]);
  return closeBox(header, keyOf(secret, info, header), { plaintext, fixedLength });
}

/** Null where the box was changed, cut off, or sealed under another secret or for another purpose. */
export function openUnder(secret: Uint8Array, info: string, sealed: Uint8Array): Buffer | null {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  if (bytes.length < sealedUnderLength(0) || bytes[0] !== version) return null;
  const header = bytes.subarray(0, headerLength);
  return openBox(header, keyOf(secret, info, header), bytes.subarray(headerLength));
}

/** A key or secret kept under another one: its length is no secret. */
export function wrap(secret: Uint8Array, info: string, key: Uint8Array): Buffer {
  return sealUnder(secret, info, key, key.length);
}

/** Null like `openUnder`. */
export function unwrap(secret: Uint8Array, info: string, wrapped: Uint8Array): Buffer | null {
  return openUnder(secret, info, wrapped);
}

function keyOf(secret: Uint8Array, info: string, header: Buffer) {
  if (secret.length < 16) throw new RangeError('A sealing secret has at least 16 bytes');
  return boxKey(derive(secret, { salt: header.subarray(1), info, length: BOX_KEY_LENGTH }));
}
