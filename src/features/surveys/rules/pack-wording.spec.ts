import { describe, expect, it } from '@jest/globals';
import { aPack, aSkill } from '../../../../test/support/a-pack.js';
import type { Skill } from './pack-document.js';
import { findWordingFaults } from './pack-wording.js';

const packWithSkill = (changes: Partial<Skill>) => {
  const pack = aPack();
  pack.areas[0]?.skills.splice(1, 1, aSkill('spreadsheets', changes));
  return pack;
};

const statementsEndingIn = (en: string, cy = 'Rwy’n gallu') => [
  ...aSkill('spreadsheets').statements.slice(0, 4),
  { en, cy },
];

describe('the wording of a pack', () => {
  it('asks for a text that is missing in one language', () => {
    const faults = findWordingFaults(packWithSkill({ example: { en: 'For example, a budget.', cy: '  ' } }));
    expect(faults).toEqual([
      { path: '/areas/0/skills/1/example/cy', message: 'Write this text in Welsh: it is empty' },
    ]);
  });

  it('asks for both texts where both are missing', () => {
    const faults = findWordingFaults(packWithSkill({ title: { en: '', cy: '' } }));
    expect(faults.map(({ path }) => path)).toEqual([
      '/areas/0/skills/1/title/en',
      '/areas/0/skills/1/title/cy',
    ]);
  });

  it('lets an owner or a translator be empty, since those are not texts that staff read', () => {
    expect(findWordingFaults(aPack())).toEqual([]);
  });

  it.each([
    [12, 'one two three four five six seven eight nine ten eleven twelve', 0],
    [13, 'one two three four five six seven eight nine ten eleven twelve thirteen', 1],
  ])('takes a statement of up to 12 words: %i', (_words, statement, expected) => {
    const faults = findWordingFaults(packWithSkill({ statements: statementsEndingIn(statement) }));
    expect(faults).toHaveLength(expected);
  });

  it('says where a statement is too long, in which language and by how much', () => {
    const thirteen = 'un dau tri pedwar pump chwech saith wyth naw deg un dau tri';
    const faults = findWordingFaults(packWithSkill({ statements: statementsEndingIn('I can', thirteen) }));
    expect(faults).toEqual([
      {
        path: '/areas/0/skills/1/statements/4/cy',
        message: 'Shorten this Welsh statement to 12 words or fewer: it has 13',
      },
    ]);
  });

  it('counts words, not the spaces between them', () => {
    const statements = statementsEndingIn(
      '  one  two three four five six seven eight nine ten eleven twelve ',
    );
    expect(findWordingFaults(packWithSkill({ statements }))).toEqual([]);
  });

  it('wants a statement for every level', () => {
    const statements = aSkill('spreadsheets').statements.slice(0, 4);
    expect(findWordingFaults(packWithSkill({ statements }))).toEqual([
      {
        path: '/areas/0/skills/1/statements',
        message: 'Give five statements, one a level: "spreadsheets" has 4',
      },
    ]);
  });

  it('wants a name for every level', () => {
    const faults = findWordingFaults(aPack({ levelNames: [] }));
    expect(faults).toEqual([
      { path: '/levelNames', message: 'Give five level names, one a level: there are 0' },
    ]);
  });

  it('takes Welsh as signed only with a name and a date', () => {
    const unsigned = aPack({ welsh: { status: 'signed', translator: ' ', signedOn: '' } });
    const signed = aPack({ welsh: { status: 'signed', translator: 'Siân Bevan', signedOn: '2026-10-03' } });
    expect(findWordingFaults(unsigned).map(({ path }) => path)).toEqual([
      '/welsh/translator',
      '/welsh/signedOn',
    ]);
    expect(findWordingFaults(signed)).toEqual([]);
  });
});
