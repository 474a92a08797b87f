import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { enhancedCodeIn, readDeliveryStatus } from './delivery-status.js';

describe('a delivery status report', () => {
  it('is read field by field, long lines and all', () => {
    const text = [
      'Reporting-MTA: dns; mx.northmoor.example',
      '',
      'Original-Recipient: RFC822;Carys@Northmoor.example',
      'Final-Recipient: rfc822; carys@elsewhere.example',
      'Action: FAILED',
      'Status: 5.1.1 (nobody)',
      'Diagnostic-Code: smtp; 550 5.1.1',
      '  nobody here',
      '',
      'Final-Recipient: rfc822; sion@elsewhere.example',
      'Action: delayed',
    ];
    const expected = [
      {
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 nobody here',
        recipients: ['carys@northmoor.example', 'carys@elsewhere.example'],
      },
      { action: 'delayed', status: '', diagnostic: '', recipients: ['sion@elsewhere.example'] },
    ];
    for (const end of ['\n', '\r\n', '\r']) expect(readDeliveryStatus(text.join(end))).toEqual(expected);
  });

  it.each(['', 'hello', 'Reporting-MTA: dns; x', ':\n:\n', '\n\n\n'])('may hold no recipient: %j', (text) => {
    expect(readDeliveryStatus(text)).toEqual([]);
  });

  it('may hold anything, and that does not take long', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('\n\n', 'Action: failed', 'Status:', ' ', '5.1.1', ';'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        for (const { status, recipients } of readDeliveryStatus(pieces.join(''))) {
          expect(status).toMatch(/^([245]\.\d{1,3}\.\d{1,3})?$/);
          expect(recipients.length).toBeLessThanOrEqual(2);
        }
      }),
    );
    const before = performance.now();
    readDeliveryStatus('Action: failed\n\n'.repeat(200_000));
    readDeliveryStatus(`Status:${' '.repeat(500_000)}`);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(readDeliveryStatus('Action: failed\n\n'.repeat(1_000))).toHaveLength(50);
  });
});

describe('an enhanced status code', () => {
  it.each([
    ['550 5.1.1 nobody', '5.1.1'],
    ['550-5.7.133 policy', '5.7.133'],
    ['(#5.2.2)', '5.2.2'],
    ['5.1.1.', '5.1.1'],
    ['host 5.1.1.7 said no', ''],
    ['host 192.5.1.1 said no', ''],
    ['3.1.1', ''],
    ['', ''],
  ])('is found in %j: %j', (text, code) => expect(enhancedCodeIn(text)).toBe(code));
});
