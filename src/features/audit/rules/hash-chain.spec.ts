import { describe, expect, it } from '@jest/globals';
import { chainStart, chainText, type Deed } from './hash-chain.js';

const at = new Date('2026-11-02T09:00:00.000Z');
const deed: Deed = {
  actor: { kind: 'account', id: 3, name: 'Siân Bevan' },
  action: 'campaign.launch',
  subject: 'campaign:12',
  detail: { k: 10, reason: null },
};

describe('The text of an audit entry', () => {
  it('is the same whatever the order in which a database keeps the detail', () => {
    const reordered = { ...deed, detail: { reason: null, k: 10 } };
    expect(chainText(chainStart, at, reordered)).toBe(chainText(chainStart, at, deed));
  });

  it.each([
    ['the entry before', () => chainText('1'.repeat(64), at, deed)],
    ['the time', () => chainText(chainStart, new Date('2026-11-02T09:00:00.001Z'), deed)],
    ['who did it', () => chainText(chainStart, at, { ...deed, actor: { ...deed.actor, name: 'Another' } })],
    ['what was done', () => chainText(chainStart, at, { ...deed, action: 'campaign.close' })],
    ['to what', () => chainText(chainStart, at, { ...deed, subject: 'campaign:13' })],
    ['a detail', () => chainText(chainStart, at, { ...deed, detail: { k: 5, reason: null } })],
  ])('differs when %s differs', (_what, changed) => {
    expect(changed()).not.toBe(chainText(chainStart, at, deed));
  });
});
