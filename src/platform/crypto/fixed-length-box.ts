import { createCipheriv, createDecipheriv } from 'node:crypto';

/** AES-256-GCM key and nonce. Each pair is derived afresh for one box, so a nonce never meets its key twice. */
export interface BoxKey {
  key: Buffer;
  nonce: Buffer;
}

const algorithm = 'aes-256-gcm';
const prefixLength = 4;
const tagLength = 16;

/** What a box adds to the length it was made for: the length of the content, and GCM's tag. */
export const BOX_OVERHEAD = prefixLength + tagLength;

/** Bytes of key material that `boxKey` takes. */
export const BOX_KEY_LENGTH = 44;

export function boxKey(material: Buffer): BoxKey {
  return { key: material.subarray(0, 32), nonce: material.subarray(32, BOX_KEY_LENGTH) };
}

/**
 * Encrypts and pads, so that the length of the result says nothing about the content.
 * @param header sent in the clear in front of the box, and authenticated with it
 * @throws RangeError where the content is longer than `fixedLength`
 */
export function closeBox(
  header: Buffer,
  box: BoxKey,
  content: { plaintext: Uint8Array; fixedLength: number },
): Buffer {
  const { plaintext, fixedLength } = content;
  if (plaintext.length > fixedLength) {
    throw new RangeError(`${plaintext.length} bytes do not fit into a box of ${fixedLength}`);
  }
  const padded = Buffer.alloc(prefixLength + fixedLength);
  padded.writeUInt32BE(plaintext.length);
  padded.set(plaintext, prefixLength);
  const cipher = createCipheriv(algorithm, box.key, box.nonce).setAAD(header);
  return Buffer.concat([header, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
}

/** Null where anything was changed, cut off, or closed with another key. */
export function openBox(header: Buffer, box: BoxKey, rest: Buffer): Buffer | null {
  const decipher = createDecipheriv(algorithm, box.key, box.nonce).setAAD(header);
  decipher.setAuthTag(rest.subarray(rest.length - tagLength));
  const padded = decipher.update(rest.subarray(0, rest.length - tagLength));
  try {
    decipher.final();
  } catch {
    return null;
  }
  const length = padded.readUInt32BE();
  return length <= padded.length - prefixLength ? padded.subarray(prefixLength, prefixLength + length) : null;
}
