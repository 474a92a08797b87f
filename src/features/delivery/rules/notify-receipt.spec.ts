import { describe, expect, it } from '@jest/globals';
import { meaningOfReceipt, readReference } from './notify-receipt.js';

describe('a delivery receipt of GOV.UK Notify', () => {
  it.each([
    ['delivered', { meaning: 'delivered' }],
    ['permanent-failure', { meaning: 'bounced', kind: 'hard', reason: 'notify-permanent' }],
    ['temporary-failure', { meaning: 'bounced', kind: 'soft', reason: 'notify-temporary' }],
    ['technical-failure', { meaning: 'bounced', kind: 'soft', reason: 'notify-technical' }],
    ['sending', { meaning: 'nothing' }],
    ['constructor', { meaning: 'nothing' }],
    [7, { meaning: 'nothing' }],
    [undefined, { meaning: 'nothing' }],
  ])('%s', (status, meaning) => {
    expect(meaningOfReceipt(status)).toEqual(meaning);
  });

  it('names the row that it is about', () => {
    const at = new Date('2026-11-02T09:05:00.123Z').getTime();
    expect(readReference(`12.7.${at.toString(36)}`)).toEqual({ batchId: 12, position: 7, intendedAt: at });
  });

  it.each([
    null,
    12,
    '',
    '12.7',
    '12.7.',
    "12.7.abc'; --",
    '1e3.7.mhz1abcd',
    '12.7.MHZ1ABCD',
    ' 12.7.mhz1abcd',
  ])('is about none of our messages: %j', (reference) => {
    expect(readReference(reference)).toBeNull();
  });
});
