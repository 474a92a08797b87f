import { describe, expect, it } from '@jest/globals';
import { aFamily, aPack } from '../../../../test/support/a-pack.js';
import { spellingsByFamily, targetsAgreed } from './family-keys.js';

const pack = aPack({
  families: [
    aFamily('planners', { owner: 'Head of Planning', agreedOn: '2026-10-03' }),
    aFamily('carers', { aliases: ['Home care'] }),
  ],
});

describe('Job families of a roster', () => {
  it('lead to a family of the pack however they are spelled, or to the general profile', () => {
    const spellings = ['planners', 'PLANNERS ', 'home  care', 'Lifeguard', ''];
    expect(spellingsByFamily(pack, spellings)).toEqual(
      new Map([
        ['planners', ['planners', 'PLANNERS ']],
        ['carers', ['home  care']],
        [null, ['Lifeguard', '']],
      ]),
    );
  });

  it('have targets that somebody agreed, or suggestions of ours', () => {
    expect(targetsAgreed(pack, new Set(['planners', 'carers', null]))).toEqual({
      agreed: 1,
      open: [{ en: 'The carers', cy: 'The carers (Cymraeg)' }],
      lastAgreedOn: '2026-10-03',
    });
    expect(targetsAgreed(pack, new Set(['planners']))).toMatchObject({ open: [] });
  });
});
