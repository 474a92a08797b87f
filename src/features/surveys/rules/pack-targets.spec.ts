import { describe, expect, it } from '@jest/globals';
import { aFamily, aPack, aSkill } from '../../../../test/support/a-pack.js';
import type { Importance, Target } from './pack-document.js';
import { findTargetFaults } from './pack-targets.js';

const packWithFifteenSkills = () => {
  const keys = Array.from({ length: 15 }, (_, index) => `skill-${index + 1}`);
  const skills = keys.map((key) => aSkill(key));
  const targetsOf = (count: number) =>
    Object.fromEntries(keys.slice(0, count).map((key) => [key, 2 as Target]));
  const area = { key: 'all', title: { en: 'All', cy: 'Popeth' }, skills };
  return { areas: [area], targetsOf };
};

describe('the targets of a pack', () => {
  it('can only name skills of the pack', () => {
    const pack = aPack({ families: [aFamily('planners', { targets: { spreadsheets: 2, telepathy: 3 } })] });
    expect(findTargetFaults(pack)).toEqual([
      {
        path: '/families/0/targets/telepathy',
        message: 'Name a skill of this pack: there is none called "telepathy"',
      },
    ]);
  });

  it('treats the general profile like a family', () => {
    const generalProfile = { targets: { telepathy: 1 as Target }, owner: '', agreedOn: '' };
    const faults = findTargetFaults(aPack({ generalProfile }));
    expect(faults.map(({ path }) => path)).toEqual(['/generalProfile/targets/telepathy']);
  });

  it.each([0, 5, 2.5])('refuses a target of %p', (target) => {
    const families = [aFamily('planners', { targets: { spreadsheets: target as Target } })];
    expect(findTargetFaults(aPack({ families }))).toEqual([
      { path: '/families/0/targets/spreadsheets', message: 'Set the target to 1, 2, 3 or 4' },
    ]);
  });

  it.each([0, 4, 1.5])('refuses an importance of %p', (importance) => {
    const pack = aPack();
    pack.areas[1]?.skills.splice(0, 1, aSkill('passwords', { importance: importance as Importance }));
    expect(findTargetFaults(pack)).toEqual([
      { path: '/areas/1/skills/0/importance', message: 'Set the importance to 1, 2 or 3' },
    ]);
  });

  it('asks nobody about more than 14 skills', () => {
    const { areas, targetsOf } = packWithFifteenSkills();
    const families = [
      aFamily('few', { targets: targetsOf(14) }),
      aFamily('many', { targets: targetsOf(15) }),
    ];
    const generalProfile = { targets: targetsOf(1), owner: '', agreedOn: '' };
    expect(findTargetFaults(aPack({ areas, families, generalProfile }))).toEqual([
      { path: '/families/1/targets', message: 'Ask about 14 skills or fewer: there are 15' },
    ]);
  });

  it('refuses a name or alias that leads to two families, whatever its capital letters', () => {
    const families = [
      aFamily('business-support', { aliases: ['Admin'] }),
      aFamily('managers', { aliases: ['  ADMIN '] }),
    ];
    expect(findTargetFaults(aPack({ families }))).toEqual([
      {
        path: '/families/1/aliases/0',
        message: 'Use another name: "  ADMIN " already leads to the job family "business-support"',
      },
    ]);
  });

  it('lets one family repeat its own name among its aliases', () => {
    const families = [aFamily('planners', { aliases: ['Planners', 'the planners'] })];
    expect(findTargetFaults(aPack({ families }))).toEqual([]);
  });
});
