import { describe, expect, it } from '@jest/globals';
import { aCultureItem, aFamily, aPack, aSkill } from '../../../../test/support/a-pack.js';
import { compareItems } from './pack-comparison.js';
import type { PackDocument } from './pack-document.js';

const trends = (before: PackDocument, after: PackDocument) =>
  Object.fromEntries(compareItems(before, after).map(({ kind, key, trend }) => [`${kind} ${key}`, trend]));

const comparisonOf = (key: string, before: PackDocument, after: PackDocument) =>
  compareItems(before, after).find((item) => item.key === key);

const packWithSpreadsheets = (change: (skill: ReturnType<typeof aSkill>) => void) => {
  const pack = aPack();
  const skill = aSkill('spreadsheets');
  change(skill);
  pack.areas[0]?.skills.splice(1, 1, skill);
  return pack;
};

describe('comparing two packs', () => {
  it('finds every item the same in a pack that did not change', () => {
    expect(trends(aPack(), aPack({ version: 2 }))).toEqual({
      'skill searching': 'same',
      'skill spreadsheets': 'same',
      'skill passwords': 'same',
      'culture listening': 'same',
      'leader leader': 'same',
      'obstacle no-time': 'same',
    });
  });

  it.each<[string, (skill: ReturnType<typeof aSkill>) => void]>([
    ['the question', (skill) => (skill.question.en = 'Do you like spreadsheets?')],
    ['the example', (skill) => (skill.example.en = 'For example, a rota.')],
    [
      'one statement',
      (skill) => skill.statements.splice(3, 1, { en: 'I can pivot', cy: 'Rwy’n gallu colynnu' }),
    ],
    ['the Welsh alone', (skill) => (skill.question.cy = 'Sut hwyl ar daenlenni?')],
  ])('says that the wording changed with %s', (_what, change) => {
    expect(comparisonOf('spreadsheets', aPack(), packWithSpreadsheets(change))?.trend).toBe(
      'wording-changed',
    );
  });

  it.each<[string, (skill: ReturnType<typeof aSkill>) => void]>([
    ['title', (skill) => (skill.title.en = 'Sheets')],
    ['importance', (skill) => (skill.importance = 3)],
    ['framework codes', (skill) => (skill.digcomp = ['1.3'])],
    ['spacing', (skill) => (skill.question.en = ` ${skill.question.en.replaceAll(' ', '  ')}`)],
  ])('lets the %s change', (_what, change) => {
    expect(comparisonOf('spreadsheets', aPack(), packWithSpreadsheets(change))?.trend).toBe('same');
  });

  it('says that every skill changed with the names of the levels', () => {
    const after = aPack({ levelNames: [...aPack().levelNames].reverse() });
    expect(trends(aPack(), after)).toMatchObject({
      'skill searching': 'wording-changed',
      'culture listening': 'same',
    });
  });

  it('names the families whose target changed, the general profile as null', () => {
    const before = aPack({ families: [aFamily('planners'), aFamily('carers')] });
    const after = aPack({
      families: [aFamily('planners', { targets: { spreadsheets: 3 } }), aFamily('carers')],
      generalProfile: { targets: { searching: 1, spreadsheets: 1 }, owner: '', agreedOn: '' },
    });
    expect(comparisonOf('spreadsheets', before, after)).toEqual({
      kind: 'skill',
      key: 'spreadsheets',
      trend: 'target-changed',
      familiesWithOtherTarget: ['planners', null],
    });
    expect(comparisonOf('passwords', before, after)?.familiesWithOtherTarget).toEqual([null]);
  });

  it('counts a family that came or went as a changed target for its skills alone', () => {
    const after = aPack({ families: [] });
    expect(trends(aPack(), after)).toMatchObject({
      'skill spreadsheets': 'target-changed',
      'skill searching': 'same',
    });
  });

  it('lets changed wording outweigh a changed target', () => {
    const after = packWithSpreadsheets((skill) => (skill.question.en = 'Spreadsheets?'));
    after.families = [];
    expect(comparisonOf('spreadsheets', aPack(), after)).toMatchObject({
      trend: 'wording-changed',
      familiesWithOtherTarget: ['planners'],
    });
  });

  it('says what is new and, at the end, what is gone', () => {
    const culture = { ...aPack().culture, items: [aCultureItem('learning')] };
    const comparisons = compareItems(aPack(), aPack({ culture, leaderItem: null, obstacles: null }));
    expect(comparisons.slice(3)).toMatchObject([
      { key: 'learning', trend: 'new' },
      { key: 'listening', trend: 'gone' },
      { key: 'leader', trend: 'gone' },
      { key: 'no-time', trend: 'gone' },
    ]);
  });

  it('holds no trend for a culture item that now counts the other way round', () => {
    const culture = { ...aPack().culture, items: [aCultureItem('listening', { reversed: true })] };
    expect(comparisonOf('listening', aPack(), aPack({ culture }))?.trend).toBe('wording-changed');
  });
});
