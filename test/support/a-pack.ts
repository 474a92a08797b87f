import type {
  Bilingual,
  CultureItem,
  PackDocument,
  PackFamily,
  Skill,
  Target,
} from '../../src/features/surveys/rules/pack-document.js';

const both = (en: string): Bilingual => ({ en, cy: `${en} (Cymraeg)` });

export function aSkill(key: string, changes: Partial<Skill> = {}): Skill {
  return {
    key,
    title: both(key),
    question: both(`How do you get on with ${key}?`),
    example: both(`For example, ${key} at work.`),
    statements: [0, 1, 2, 3, 4].map((level) => both(`I can ${key} ${level}`)),
    importance: 2,
    digcomp: ['2.4'],
    ...changes,
  };
}

export function aCultureItem(key: string, changes: Partial<CultureItem> = {}): CultureItem {
  return { key, dimension: 'customer', statement: both(`We value ${key}`), reversed: false, ...changes };
}

export function aFamily(key: string, changes: Partial<PackFamily> = {}): PackFamily {
  const targets: Record<string, Target> = { spreadsheets: 2 };
  return { key, name: both(`The ${key}`), aliases: [], targets, owner: '', agreedOn: '', ...changes };
}

/** A small pack without faults: three skills in two areas, one culture item, one job family. */
export function aPack(changes: Partial<PackDocument> = {}): PackDocument {
  return {
    format: 'soundings-pack/1',
    key: 'small',
    version: 1,
    title: both('Small pack'),
    summary: both('A pack for tests.'),
    minutes: 10,
    welsh: { status: 'draft', translator: '', signedOn: '' },
    levelNames: ['Not yet', 'With help', 'On my own', 'With confidence', 'I lead on this'].map(both),
    areas: [
      {
        key: 'information',
        title: both('Information'),
        skills: [aSkill('searching'), aSkill('spreadsheets')],
      },
      { key: 'safety', title: both('Safety'), skills: [aSkill('passwords')] },
    ],
    culture: {
      dimensions: [{ key: 'customer', title: both('Customers') }],
      items: [aCultureItem('listening')],
    },
    leaderItem: { statement: both('Our workforce can deliver our strategy') },
    obstacles: {
      question: both('What gets in the way?'),
      items: [{ key: 'no-time', label: both('No time') }],
    },
    families: [aFamily('planners')],
    generalProfile: { targets: { passwords: 2, searching: 1 }, owner: '', agreedOn: '' },
    ...changes,
  };
}
