import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { BOX_KEY_LENGTH, BOX_OVERHEAD, boxKey, closeBox, openBox } from './fixed-length-box.js';
import { derive } from './hashes.js';

/** Both halves as 32 raw bytes. */
export interface SealingKeyPair {
  publicKey: Buffer;
  privateKey: Buffer;
}

const version = 1;
const keyLength = 32;
const headerLength = 1 + keyLength;
const info = 'soundings sealed to a key v1';

// Node takes X25519 keys as DER only; these are the fixed bytes in front of the 32 raw ones (RFC 8410).
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Length of what `sealFor` makes, whatever the content. */
export const sealedLength = (fixedLength: number) => headerLength + fixedLength + BOX_OVERHEAD;

export function newSealingKeyPair(): SealingKeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { publicKey: rawPublic(publicKey), privateKey: rawPrivate(privateKey) };
}

/**
 * Anybody who has the public key can seal; only the private key opens, not even whoever sealed.
 * X25519 with a key pair for this box alone, HKDF-SHA-256 over both public keys, AES-256-GCM.
 * @throws RangeError where the plaintext is longer than `fixedLength`
 */
export function sealFor(publicKey: Uint8Array, plaintext: Uint8Array, fixedLength: number): Buffer {
  const once = generateKeyPairSync('x25519');
  const oncePublic = rawPublic(once.publicKey);
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicFromRaw(publicKey) });
  const header = Buffer.concat([Buffer.of(version), oncePublic]);
  return closeBox(header, sharedKey(shared, oncePublic, publicKey), { plaintext, fixedLength });
}

/** Null where the box was changed, cut off, or sealed for another key. */
export function openSealed(privateKey: Uint8Array, sealed: Uint8Array): Buffer | null {
  return openerFor(privateKey)(sealed);
}

/** Opens many with one key: reading the key takes longer than opening a box with it. */
export function openerFor(privateKey: Uint8Array): (sealed: Uint8Array) => Buffer | null {
  const mine = privateFromRaw(privateKey);
  const myPublic = rawPublic(createPublicKey(mine));
  return (sealed) => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
    if (bytes.length < sealedLength(0) || bytes[0] !== version) return null;
    const header = bytes.subarray(0, headerLength);
    const oncePublic = header.subarray(1);
    const shared = agreed(mine, oncePublic);
    if (!shared) return null;
    return openBox(header, sharedKey(shared, oncePublic, myPublic), bytes.subarray(headerLength));
  };
}

/** A forged public key of low order has no shared secret; node:crypto throws at it. */
function agreed(privateKey: KeyObject, oncePublic: Uint8Array): Buffer | null {
  try {
    return diffieHellman({ privateKey, publicKey: publicFromRaw(oncePublic) });
  } catch {
    return null;
  }
}

function sharedKey(shared: Buffer, oncePublic: Uint8Array, publicKey: Uint8Array) {
  const salt = Buffer.concat([oncePublic, publicKey]);
  return boxKey(derive(shared, { salt, info, length: BOX_KEY_LENGTH }));
}

const rawPublic = (key: KeyObject) => last32(key.export({ type: 'spki', format: 'der' }));
const rawPrivate = (key: KeyObject) => last32(key.export({ type: 'pkcs8', format: 'der' }));
const last32 = (der: Buffer) => Buffer.from(der.subarray(der.length - keyLength));

function publicFromRaw(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: der(publicPrefix, raw), type: 'spki', format: 'der' });
}

function privateFromRaw(raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: der(privatePrefix, raw), type: 'pkcs8', format: 'der' });
}

function der(prefix: Buffer, raw: Uint8Array): Buffer {
  if (raw.length !== keyLength)
    throw new RangeError(`An X25519 key has ${keyLength} bytes, not ${raw.length}`);
  return Buffer.concat([prefix, raw]);
}
