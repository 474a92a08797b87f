import { describe, expect, it } from '@jest/globals';
import { aPack, aSkill } from '../../../../test/support/a-pack.js';
import { findSemanticFaults } from './pack-validation.js';

describe('checking a pack', () => {
  it('finds nothing to mend in a sound pack', () => {
    expect(findSemanticFaults(aPack())).toEqual([]);
  });

  it('accepts a pack without leader item and obstacles', () => {
    expect(findSemanticFaults(aPack({ leaderItem: null, obstacles: null }))).toEqual([]);
  });

  it('reports faults of keys, wording and targets together', () => {
    const pack = aPack();
    pack.areas[1]?.skills.push(aSkill('passwords'));
    pack.title.cy = ' ';
    pack.generalProfile.targets = { telepathy: 2 };

    expect(findSemanticFaults(pack).map(({ path }) => path)).toEqual([
      '/areas/1/skills/1/key',
      '/title/cy',
      '/generalProfile/targets/telepathy',
    ]);
  });
});
