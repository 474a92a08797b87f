import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { findCatalogueFaults } from '../../../src/features/learning/catalogue-schema.js';
import { uncoveredSteps } from '../../../src/features/learning/rules/catalogue-coverage.js';
import type { CatalogueDocument } from '../../../src/features/learning/rules/catalogue-document.js';
import type { PackDocument } from '../../../src/features/surveys/rules/pack-document.js';
import { skillsOf } from '../../../src/features/surveys/rules/pack-reading.js';
import { inProject } from '../../../src/platform/project-root.js';

const read = <T>(...path: string[]) => JSON.parse(readFileSync(inProject(...path), 'utf8')) as T;
const catalogue = () => read<CatalogueDocument>('learning-catalogue', 'catalogue.json');
const skills = skillsOf(read<PackDocument>('survey-packs', 'digital-skills-and-culture', 'pack.json')).map(
  ({ key }) => key,
);

describe('The catalogue that comes with Soundings', () => {
  it('has no faults and knows only skills of the default pack', () => {
    expect(findCatalogueFaults(catalogue(), new Set(skills))).toEqual([]);
  });

  it('leads over every step of every skill', () => {
    expect(uncoveredSteps(skills, catalogue().resources)).toEqual([]);
  });

  it('connects staff with customers and with each other in a third of its entries', () => {
    const { resources } = catalogue();
    const together = resources.filter(({ format }) => format === 'customer' || format === 'peer');
    expect(resources.length).toBeGreaterThanOrEqual(60);
    expect(together.length / resources.length).toBeGreaterThanOrEqual(1 / 3);
  });

  it('says everything in English and Welsh', () => {
    const texts = catalogue().resources.flatMap(({ title, summary, provider }) => [title, summary, provider]);
    expect(texts.filter(({ en, cy }) => en === cy)).toEqual([]);
  });
});

describe('A catalogue with faults', () => {
  const faultsAfter = (change: (document: CatalogueDocument) => void) => {
    const document = catalogue();
    change(document);
    return findCatalogueFaults(document, new Set(skills));
  };

  it.each<[string, (document: CatalogueDocument) => void, string]>([
    ['two entries of one key', (it) => (it.resources[1]!.key = it.resources[0]!.key), '/resources/1/key'],
    [
      'a step that leads nowhere',
      (it) => (it.resources[0]!.steps[0]!.to = 0 as 1),
      '/resources/0/steps/0/to',
    ],
    [
      'a step downwards',
      (it) => Object.assign(it.resources[0]!.steps[0]!, { from: 3, to: 2 }),
      '/resources/0/steps/0/to',
    ],
    [
      'a skill that nobody asks about',
      (it) => (it.resources[0]!.steps[0]!.skill = 'knitting'),
      '/resources/0/steps/0/skill',
    ],
    [
      'two steps of one skill',
      (it) => it.resources[0]!.steps.push(it.resources[0]!.steps[0]!),
      '/resources/0/steps/2/skill',
    ],
    ['a negative cost', (it) => (it.resources[2]!.costPerRun = -1), '/resources/2/costPerRun'],
    [
      'no Welsh title',
      (it) => delete (it.resources[3]!.title as { cy?: string }).cy,
      '/resources/3/title/cy',
    ],
    ['no steps', (it) => (it.resources[0]!.steps = []), '/resources/0/steps'],
    ['hours that are no quarters', (it) => (it.resources[0]!.hours = 0.3), '/resources/0/hours'],
    ['an address that is none', (it) => (it.resources[0]!.link = 'javascript:alert(1)'), '/resources/0/link'],
  ])('is refused with the path: %s', (_what, change, path) => {
    const faults = faultsAfter(change);
    expect(faults.map((fault) => fault.path)).toContain(path);
    expect(faults.every(({ message }) => message.length > 0)).toBe(true);
  });

  it.each([[null], [[]], ['text'], [{ format: 'soundings-catalogue/1' }]])('is refused: %j', (document) => {
    expect(findCatalogueFaults(document).length).toBeGreaterThan(0);
  });

  it('is told what nothing leads over', () => {
    const resources = catalogue().resources.filter(({ key }) => key !== 'halve-one-waste');
    expect(uncoveredSteps(skills, resources)).toEqual([{ skill: 'environment', from: 3, to: 4 }]);
  });
});
