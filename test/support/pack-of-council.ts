import type { Questionnaire } from '../../src/features/results/rules/questionnaire.js';
import type { PackDocument } from '../../src/features/surveys/rules/pack-document.js';
import { aCultureItem, aFamily, aPack, aSkill } from './a-pack.js';

const both = (en: string) => ({ en, cy: `${en} (Cymraeg)` });

/** A pack that asks exactly what a random council's questionnaire asks. */
export function packOf({ skills, culture, obstacles, targets, generalTargets }: Questionnaire): PackDocument {
  const dimensions = [...new Set(culture.map(({ dimension }) => dimension))];
  return aPack({
    areas: [
      {
        key: 'all',
        title: both('All'),
        skills: skills.map(({ key, importance }) => aSkill(key, { importance })),
      },
    ],
    culture: {
      dimensions: dimensions.map((key) => ({ key, title: both(key) })),
      items: culture.map(({ key, dimension, reversed }) => aCultureItem(key, { dimension, reversed })),
    },
    obstacles: {
      question: both('What gets in the way?'),
      items: obstacles.map((key) => ({ key, label: both(key) })),
    },
    families: [...targets].map(([key, of]) => aFamily(key, { targets: Object.fromEntries(of) })),
    generalProfile: { targets: Object.fromEntries(generalTargets), owner: '', agreedOn: '' },
  });
}
