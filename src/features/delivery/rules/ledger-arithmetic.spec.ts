import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAddress } from './address.js';
import { batchSizes, microBatches } from './batch-plan.js';
import { messageStates } from './message-states.js';
import { reconcile } from './reconciliation.js';

describe('the arithmetic of the ledger', () => {
  it('every intended message is counted in exactly one part', () => {
    const counts = fc.array(
      fc.record({ state: fc.constantFrom(...messageStates), open: fc.boolean(), messages: fc.nat(100_000) }),
    );
    fc.assert(
      fc.property(counts, (given) => {
        const { intended, ...parts } = reconcile(given);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(intended);
        expect(intended).toBe(given.reduce((sum, { messages }) => sum + messages, 0));
      }),
    );
  });

  it('batches hold everybody, 500 at most, and only the last is smaller', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (messages) => {
        const sizes = batchSizes(messages);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(messages);
        expect(sizes.slice(0, -1).every((size) => size === 500)).toBe(true);
        expect(sizes.every((size) => size > 0 && size <= 500)).toBe(true);
      }),
    );
  });

  it('micro-batches hold every position once, in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500)), (positions) => {
        const cut = microBatches(positions);
        expect(cut.flat()).toEqual(positions);
        expect(cut.every((ten) => ten.length > 0 && ten.length <= 10)).toBe(true);
      }),
    );
  });
});

describe('what may be handed to a mail server as an address', () => {
  it.each([
    'carys.price@northmoor.example',
    "o'neill+x@mail.northmoor.example",
    'siân@northmoor.example',
    'a@localhost',
  ])('%s is one', (address) => {
    expect(isAddress(address)).toBe(true);
  });

  it.each([
    '',
    'northmoor.example',
    'a@',
    '@b',
    'a b@northmoor.example',
    'a@b@northmoor.example',
    'a@northmoor..example',
    '.a@northmoor.example',
    '"a b"@northmoor.example',
    'a@[127.0.0.1]',
    'a@northmoor.example\r\nBcc: b@northmoor.example',
    'a@northmoor.example>',
    'a,b@northmoor.example',
    `${'a'.repeat(65)}@northmoor.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('%j is none', (address) => {
    expect(isAddress(address)).toBe(false);
  });
});
