import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findPackFaults, surveyPacksFolder } from '../../../src/features/surveys/pack-schema.js';
import { profileFor } from '../../../src/features/surveys/rules/job-family-matching.js';
import { compareItems } from '../../../src/features/surveys/rules/pack-comparison.js';
import type { Bilingual, PackDocument } from '../../../src/features/surveys/rules/pack-document.js';
import { skillsOf } from '../../../src/features/surveys/rules/pack-reading.js';

const DIMENSIONS = ['customer', 'strategy', 'governance', 'capability', 'delivery'];
const COMPETENCES_BY_AREA = [3, 6, 4, 4, 4];
const FRONT_LINE = ['care-and-support', 'operatives-and-crews'];

/** Texts that are rightly the same in both languages, such as a name; there are none so far. */
const SAME_IN_BOTH_LANGUAGES = new Set<string>([]);

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(surveyPacksFolder(), name, 'pack.json'), 'utf8')) as unknown;
const main = read('digital-skills-and-culture') as PackDocument;
const pulse = read('pulse') as PackDocument;

const shipped = readdirSync(surveyPacksFolder(), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function textsOf(node: unknown): Bilingual[] {
  if (typeof node !== 'object' || node === null) return [];
  return 'cy' in node ? [node as Bilingual] : Object.values(node).flatMap(textsOf);
}

describe.each(shipped)('the shipped pack "%s"', (name) => {
  const pack = read(name) as PackDocument;

  it('has no faults', () => {
    expect(findPackFaults(pack)).toEqual([]);
  });

  it('bears the name of its folder', () => {
    expect(pack.key).toBe(name);
  });

  it('is written in Welsh, not in English twice', () => {
    const same = textsOf(pack).filter(({ en, cy }) => en === cy && !SAME_IN_BOTH_LANGUAGES.has(en));
    expect(same).toEqual([]);
  });

  it('admits that nobody has signed its Welsh and nobody has agreed its targets', () => {
    expect(pack.welsh).toEqual({ status: 'draft', translator: '', signedOn: '' });
    expect(
      [...pack.families, pack.generalProfile].filter(({ owner, agreedOn }) => owner || agreedOn),
    ).toEqual([]);
  });

  it('ends every skill question with a question mark in both languages', () => {
    const questions = skillsOf(pack).flatMap(({ question }) => [question.en, question.cy]);
    expect(questions.filter((question) => !question.endsWith('?'))).toEqual([]);
  });

  it('begins every example as an example and ends it as a sentence', () => {
    const examples = skillsOf(pack).map(({ example }) => example);
    expect(examples.filter(({ en }) => !/^For example, .*\.$/.test(en))).toEqual([]);
    expect(examples.filter(({ cy }) => !/^Er enghraifft, .*\.$/.test(cy))).toEqual([]);
  });

  it('says five different things at the five levels of a skill', () => {
    const repeating = skillsOf(pack).filter(
      ({ statements }) =>
        new Set(statements.map(({ en }) => en)).size < 5 || new Set(statements.map(({ cy }) => cy)).size < 5,
    );
    expect(repeating.map(({ key }) => key)).toEqual([]);
  });
});

describe('the default pack', () => {
  it('asks about 21 skills in five areas', () => {
    expect(main.areas).toHaveLength(5);
    expect(skillsOf(main)).toHaveLength(21);
  });

  it('covers every DigComp 3.0 competence', () => {
    const competences = COMPETENCES_BY_AREA.flatMap((count, area) =>
      Array.from({ length: count }, (_, index) => `${area + 1}.${index + 1}`),
    );
    const covered = new Set(skillsOf(main).flatMap(({ digcomp }) => digcomp));
    expect([...covered].sort()).toEqual(competences);
  });

  it('has three culture items in each dimension, some of them reversed', () => {
    const perDimension = DIMENSIONS.map(
      (key) => main.culture.items.filter(({ dimension }) => dimension === key).length,
    );
    expect(main.culture.dimensions.map(({ key }) => key)).toEqual(DIMENSIONS);
    expect(perDimension).toEqual([3, 3, 3, 3, 3]);
    expect(main.culture.items.filter(({ reversed }) => reversed)).toHaveLength(3);
  });

  it('asks front-line families about at most eight skills', () => {
    const counts = FRONT_LINE.map((family) => Object.keys(profileFor(main, family).targets).length);
    expect(counts.filter((count) => count > 8 || count === 0)).toEqual([]);
  });

  it('asks some family about each skill', () => {
    const asked = new Set(main.families.flatMap(({ targets }) => Object.keys(targets)));
    expect(skillsOf(main).filter(({ key }) => !asked.has(key))).toEqual([]);
  });

  it('knows the families that directories call by short names', () => {
    const names = ['Admin', 'ICT', 'home care', 'Operative', 'Libraries', 'rheolwyr'];
    expect(names.map((name) => profileFor(main, name).familyKey)).toEqual([
      'business-support',
      'digital-data-and-technology',
      'care-and-support',
      'operatives-and-crews',
      'customer-services',
      'managers-and-leaders',
    ]);
  });
});

describe('the pulse pack', () => {
  it('has six items', () => {
    expect(skillsOf(pulse).length + pulse.culture.items.length).toBe(6);
  });

  it('keeps the trend of each of its items with the default pack', () => {
    const comparisons = compareItems(main, pulse).filter(({ trend }) => trend !== 'gone');
    expect(comparisons.map(({ trend }) => trend)).toEqual(Array.from({ length: 6 }, () => 'same'));
  });
});
