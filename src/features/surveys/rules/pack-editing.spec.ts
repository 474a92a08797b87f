import { describe, expect, it } from '@jest/globals';
import { aPack } from '../../../../test/support/a-pack.js';
import { readImportance, readTarget, targetsOf, withImportance, withTargets } from './pack-editing.js';

describe('Editing a pack', () => {
  const pack = aPack();
  const agreed = { targets: {}, owner: 'Siân Bevan', agreedOn: '2026-10-03' };

  it('changes the targets of one family and leaves the others alone', () => {
    const family = pack.families[0]?.key ?? '';
    const changed = withTargets(pack, family, agreed);
    expect(targetsOf(changed, family)).toMatchObject(agreed);
    expect(changed.families.slice(1)).toEqual(pack.families.slice(1));
    expect(targetsOf(pack, family)).not.toMatchObject(agreed);
  });

  it('changes the general profile under its own name', () => {
    expect(targetsOf(withTargets(pack, 'general', agreed), 'general')).toEqual(agreed);
  });

  it('knows no targets of a family that the pack does not have', () => {
    expect(targetsOf(pack, 'astronauts')).toBeNull();
  });

  it('changes the importance of the skills that are named', () => {
    const [skill] = pack.areas[0]?.skills ?? [];
    const changed = withImportance(pack, { [skill?.key ?? '']: 3 });
    expect(changed.areas[0]?.skills[0]?.importance).toBe(3);
  });

  it('reads an empty or impossible target as "not asked"', () => {
    expect(['', '0', '5', 'two', '3'].map(readTarget)).toEqual([null, null, null, null, 3]);
    expect(['0', '2', '4'].map(readImportance)).toEqual([null, 2, null]);
  });
});
