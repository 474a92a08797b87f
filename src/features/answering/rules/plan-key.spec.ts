import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLAN_KEY_BYTES, planKeyFrom, readPlanKey } from './plan-key.js';

const key = planKeyFrom(new Uint8Array(PLAN_KEY_BYTES).fill(0b10101010));

describe('A plan key', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: PLAN_KEY_BYTES, maxLength: PLAN_KEY_BYTES }), (bytes) => {
        const made = planKeyFrom(bytes);
        expect(made).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(readPlanKey(made)).toBe(made);
      }),
    );
  });

  it('may be typed with small letters, blanks, no hyphens, and letters that look like digits', () => {
    expect(readPlanKey(` ${key.toLowerCase().replaceAll('-', ' ')} `)).toBe(key);
    expect(readPlanKey('OOOO-IIII-LLLL-0000-1111-2222')).toBe('0000-1111-1111-0000-1111-2222');
  });

  it.each(['', 'K7QF', `${key}0`, 'U'.repeat(24), 'é'.repeat(24), null, ['a'], 'x'.repeat(300)])(
    'is not %j',
    (typed) => {
      expect(readPlanKey(typed)).toBeNull();
    },
  );
});
