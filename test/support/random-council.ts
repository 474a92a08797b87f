import type { Level, Target } from '../../src/features/surveys/rules/pack-document.js';
import type { CultureAnswer, OpenedBallot, RosterGroup } from '../../src/features/results/rules/counting.js';
import { Counting } from '../../src/features/results/rules/counting.js';
import type { Questionnaire } from '../../src/features/results/rules/questionnaire.js';
import { targetsOf } from '../../src/features/results/rules/questionnaire.js';
import { aRandomTree } from './random-tree.js';
import { seededRandom } from './seeded-random.js';
import type { SeededRandom } from './seeded-random.js';

export interface CouncilRecipe {
  seed: number;
  departments: number;
  people: number;
  response: number;
  skills?: number;
  items?: number;
}

export interface Council {
  departments: { id: number; parentId: number | null }[];
  questionnaire: Questionnaire;
  roster: RosterGroup[];
  ballots: OpenedBallot[];
}

const families = ['operatives', 'officers', 'managers', 'social-workers'];

/** Families with mixed targets, departments that lean to one family, blanks and "not part of my role". */
export function aRandomCouncil({ skills = 6, items = 4, ...recipe }: CouncilRecipe): Council {
  const random = seededRandom(recipe.seed + 1000);
  const tree = aRandomTree(recipe);
  const questionnaire = aRandomQuestionnaire(random, skills, items);
  const council: Council = { departments: tree, questionnaire, roster: [], ballots: [] };
  for (const { id, invited, answered } of tree) {
    const usual = random.pick(families);
    const lag = random.next();
    const members = Array.from({ length: invited }, () =>
      random.chance(0.8) ? usual : random.pick(families),
    );
    for (const familyKey of new Set(members)) {
      const of = members.filter((member) => member === familyKey).length;
      council.roster.push({ departmentId: id, familyKey, invited: of });
    }
    for (const familyKey of members.slice(0, answered)) {
      council.ballots.push(aRandomBallot(random, { questionnaire, departmentId: id, familyKey, lag }));
    }
  }
  return council;
}

/** Everything of a council counted. */
export function countCouncil(council: Council): Counting {
  const counting = new Counting(council);
  for (const ballot of council.ballots) counting.add(ballot);
  return counting;
}

function aRandomQuestionnaire(random: SeededRandom, skills: number, items: number): Questionnaire {
  const keys = Array.from({ length: skills }, (_, at) => `skill-${at + 1}`);
  const targets = () =>
    new Map(keys.filter(() => random.chance(0.75)).map((key) => [key, random.between(1, 4) as Target]));
  return {
    skills: keys.map((key) => ({ key, importance: random.pick([1, 2, 3] as const) })),
    culture: Array.from({ length: items }, (_, at) => ({
      key: `item-${at + 1}`,
      dimension: at % 2 === 0 ? 'customer' : 'strategy',
      reversed: at % 3 === 2,
    })),
    obstacles: ['no-device', 'no-time'],
    targets: new Map(families.map((family) => [family, targets()])),
    generalTargets: targets(),
  };
}

interface Answering {
  questionnaire: Questionnaire;
  departmentId: number;
  familyKey: string;
  /** 0 to 1: how far behind the department tends to be. */
  lag: number;
}

function aRandomBallot(random: SeededRandom, { questionnaire, departmentId, familyKey, lag }: Answering) {
  const ballot: OpenedBallot = {
    departmentId,
    familyKey,
    answers: { skills: {}, culture: {}, obstacles: [] },
  };
  for (const [skill, target] of targetsOf(questionnaire, familyKey)) {
    if (random.chance(0.05)) continue;
    const level = random.chance(lag) ? random.between(0, target - 1) : random.between(target, 4);
    ballot.answers.skills[skill] = random.chance(0.06) ? 'not-my-role' : (level as Level);
  }
  for (const { key } of questionnaire.culture) {
    if (random.chance(0.04)) continue;
    const opinion = random.chance(lag) ? random.between(1, 2) : random.between(2, 5);
    ballot.answers.culture[key] = random.chance(0.15) ? 'dont-know' : (opinion as CultureAnswer);
  }
  return ballot;
}
