import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derive, hmac, sameBytes, sha256 } from './hashes.js';
import { newSealingKeyPair, openSealed, sealedLength, sealFor } from './sealing-to-key.js';
import { openUnder, sealedUnderLength, sealUnder, unwrap, wrap } from './sealing-under-secret.js';

const bytes = fc.uint8Array({ maxLength: 200 });
const secret = Buffer.alloc(32, 7);
const flipped = (sealed: Buffer, at: number) => {
  const copy = Buffer.from(sealed);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

describe('Sealing for a key', () => {
  const pair = newSealingKeyPair();

  it('opens with the private key, whatever the content, and always has one length', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        const sealed = sealFor(pair.publicKey, content, 200);
        expect(sealed.length).toBe(sealedLength(200));
        expect(openSealed(pair.privateKey, sealed)).toEqual(Buffer.from(content));
      }),
      { numRuns: 50 },
    );
  });

  it('makes a different box each time', () => {
    const [a, b] = [0, 1].map(() => sealFor(pair.publicKey, Buffer.from('same'), 10));
    expect(a).not.toEqual(b);
  });

  it('does not open after any single byte was changed', () => {
    const sealed = sealFor(pair.publicKey, Buffer.from('answers'), 20);
    for (let at = 0; at < sealed.length; at += 1) {
      expect(openSealed(pair.privateKey, flipped(sealed, at))).toBeNull();
    }
  });

  it('does not open when it was cut off, made longer, or sealed for somebody else', () => {
    const sealed = sealFor(pair.publicKey, Buffer.from('answers'), 20);
    expect(openSealed(pair.privateKey, sealed.subarray(0, -1))).toBeNull();
    expect(openSealed(pair.privateKey, sealed.subarray(0, 30))).toBeNull();
    expect(openSealed(pair.privateKey, Buffer.concat([sealed, Buffer.of(0)]))).toBeNull();
    expect(openSealed(pair.privateKey, Buffer.alloc(0))).toBeNull();
    expect(openSealed(newSealingKeyPair().privateKey, sealed)).toBeNull();
  });

  it('does not open a box whose public key has low order', () => {
    const sealed = sealFor(pair.publicKey, Buffer.from('answers'), 20);
    sealed.fill(0, 1, 33);
    expect(openSealed(pair.privateKey, sealed)).toBeNull();
  });

  it('refuses content that is too long rather than giving itself away by its length', () => {
    expect(() => sealFor(pair.publicKey, Buffer.alloc(21), 20)).toThrow(RangeError);
    expect(() => sealFor(Buffer.alloc(31), Buffer.alloc(1), 20)).toThrow(RangeError);
  });
});

describe('Sealing under a secret', () => {
  it('opens with the secret and the purpose, and always has one length', () => {
    fc.assert(
      fc.property(bytes, (content) => {
        const sealed = sealUnder(secret, 'draft', content, 200);
        expect(sealed.length).toBe(sealedUnderLength(200));
        expect(openUnder(secret, 'draft', sealed)).toEqual(Buffer.from(content));
      }),
      { numRuns: 50 },
    );
  });

  it('does not open with another secret, for another purpose, or after any byte was changed', () => {
    const sealed = sealUnder(secret, 'draft', Buffer.from('answers'), 20);
    expect(openUnder(Buffer.alloc(32, 8), 'draft', sealed)).toBeNull();
    expect(openUnder(secret, 'plan', sealed)).toBeNull();
    expect(openUnder(secret, 'draft', sealed.subarray(0, -1))).toBeNull();
    for (let at = 0; at < sealed.length; at += 1) {
      expect(openUnder(secret, 'draft', flipped(sealed, at))).toBeNull();
    }
  });

  it('refuses a secret that could be guessed', () => {
    expect(() => sealUnder(Buffer.from('short'), 'draft', Buffer.alloc(1), 20)).toThrow(RangeError);
  });

  it('wraps a key', () => {
    const wrapped = wrap(secret, 'link secret', Buffer.alloc(32, 1));
    expect(unwrap(secret, 'link secret', wrapped)).toEqual(Buffer.alloc(32, 1));
    expect(unwrap(secret, 'private key', wrapped)).toBeNull();
  });
});

describe('Hashes', () => {
  it('agree with published test vectors', () => {
    expect(sha256('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    // RFC 4231, case 2
    expect(hmac('Jefe', 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    // RFC 5869, A.3
    const derived = derive(Buffer.alloc(22, 0x0b), { salt: Buffer.alloc(0), info: '', length: 42 });
    expect(derived.toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    );
  });

  it('are compared without throwing at different lengths', () => {
    expect(sameBytes(Buffer.of(1, 2), Buffer.of(1, 2))).toBe(true);
    expect(sameBytes(Buffer.of(1, 2), Buffer.of(1))).toBe(false);
  });
});
