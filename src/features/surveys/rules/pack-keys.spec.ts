import { describe, expect, it } from '@jest/globals';
import { aCultureItem, aFamily, aPack, aSkill } from '../../../../test/support/a-pack.js';
import { findKeyFaults } from './pack-keys.js';

const text = { en: 'A text', cy: 'Testun' };

describe('the keys of a pack', () => {
  it('refuses two skills of one key, even in different areas', () => {
    const pack = aPack();
    pack.areas[1]?.skills.push(aSkill('searching'));
    expect(findKeyFaults(pack)).toEqual([
      {
        path: '/areas/1/skills/1/key',
        message: 'Give this skill a key of its own: "searching" is already taken',
      },
    ]);
  });

  it('points at every repetition, not at the first use', () => {
    const items = ['listening', 'listening', 'listening'].map((key) => aCultureItem(key));
    const faults = findKeyFaults(aPack({ culture: { ...aPack().culture, items } }));
    expect(faults.map(({ path }) => path)).toEqual(['/culture/items/1/key', '/culture/items/2/key']);
  });

  it('refuses repeated areas, dimensions, obstacles and job families too', () => {
    const pack = aPack({ families: [aFamily('planners'), aFamily('planners')] });
    pack.areas.push({ key: 'safety', title: text, skills: [aSkill('phishing')] });
    pack.culture.dimensions.push({ key: 'customer', title: text });
    pack.obstacles?.items.push({ key: 'no-time', label: text });
    expect(findKeyFaults(pack).map(({ path }) => path)).toEqual([
      '/areas/2/key',
      '/culture/dimensions/1/key',
      '/obstacles/items/1/key',
      '/families/1/key',
    ]);
  });

  it('lets a skill and a culture item share a key, since they are never mixed', () => {
    const culture = { ...aPack().culture, items: [aCultureItem('searching')] };
    expect(findKeyFaults(aPack({ culture }))).toEqual([]);
  });

  it('refuses a culture item of an unknown dimension', () => {
    const pack = aPack();
    pack.culture.items.push(aCultureItem('speed', { dimension: 'delivery' }));
    expect(findKeyFaults(pack)).toEqual([
      {
        path: '/culture/items/1/dimension',
        message: 'Choose a dimension of this pack: there is none called "delivery"',
      },
    ]);
  });

  it('refuses a dimension that no item belongs to', () => {
    const pack = aPack();
    pack.culture.dimensions.push({ key: 'strategy', title: text });
    expect(findKeyFaults(pack)).toEqual([
      { path: '/culture/dimensions/1', message: 'Add a culture item for "strategy" or remove the dimension' },
    ]);
  });
});
