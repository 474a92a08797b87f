import { describe, expect, it } from '@jest/globals';
import { aCultureItem, aPack, aSkill } from '../../../../test/support/a-pack.js';
import { minutesFor, skillsAskedOf, skillsOf } from './pack-reading.js';

const aFullPack = () => {
  const skills = Array.from({ length: 21 }, (_, index) => aSkill(`skill-${index}`));
  const items = Array.from({ length: 15 }, (_, index) => aCultureItem(`item-${index}`));
  return aPack({
    areas: [{ key: 'all', title: { en: 'All', cy: 'Popeth' }, skills }],
    culture: { ...aPack().culture, items },
    minutes: 10,
  });
};

describe('reading a pack', () => {
  it('lists the skills in the order in which they are asked', () => {
    expect(skillsOf(aPack()).map(({ key }) => key)).toEqual(['searching', 'spreadsheets', 'passwords']);
  });

  it('asks about skills with a target only, by area, in the order of the pack', () => {
    const asked = skillsAskedOf(aPack(), { passwords: 2, searching: 1 });
    expect(
      asked.map(({ key, skills }) => [key, skills.map(({ skill, target }) => [skill.key, target])]),
    ).toEqual([
      ['information', [['searching', 1]]],
      ['safety', [['passwords', 2]]],
    ]);
  });

  it('leaves out an area in which nothing is asked', () => {
    expect(skillsAskedOf(aPack(), { passwords: 2 }).map(({ key }) => key)).toEqual(['safety']);
  });

  it('takes no inherited property for a target', () => {
    const areas = [{ key: 'odd', title: { en: 'Odd', cy: 'Od' }, skills: [aSkill('constructor')] }];
    expect(skillsAskedOf(aPack({ areas }), {})).toEqual([]);
  });
});

describe('the minutes that staff are told', () => {
  it.each([
    [14, 10],
    [13, 9],
    [12, 9],
    [8, 7],
    [0, 3],
  ])('says of %i skills and the culture items: %i minutes', (skillCount, minutes) => {
    expect(minutesFor(aFullPack(), skillCount)).toBe(minutes);
  });

  it('quotes the figure of the pack for a pack of fewer than 14 skills', () => {
    expect(minutesFor(aPack({ minutes: 3 }), 3)).toBe(3);
  });

  it('never says less than a minute', () => {
    expect(minutesFor(aPack({ minutes: 1 }), 0)).toBe(1);
  });
});
