import { describe, expect, it } from '@jest/globals';
import type { PublishedTable } from '../../src/features/disclosure/rules/published-table.js';
import { chooseGroups } from '../../src/features/results/rules/choose-groups.js';
import { draftOf, draftPublication } from '../../src/features/results/rules/draft-publication.js';
import {
  climb,
  concernedByItem,
  concernedBySkill,
  everybody,
  groupsShowing,
  groupsShowingDepth,
  remaindersOf,
  subtract,
} from '../support/published-attacker.js';
import type { Place } from '../support/published-attacker.js';
import { aRandomCouncil, countCouncil } from '../support/random-council.js';
import type { Council, CouncilRecipe } from '../support/random-council.js';
import { findLeak } from '../support/rank-oracle.js';

const anyDepartment = (council: Council) => new Set(council.departments.map(({ id }) => id));

function publish(recipe: CouncilRecipe, k: number): { council: Council; table: PublishedTable } {
  const council = aRandomCouncil(recipe);
  const draft = draftPublication(countCouncil(council).counts, {
    k,
    rateDepartments: anyDepartment(council),
  });
  if (draft.outcome !== 'drafted') throw new Error(`seed ${recipe.seed}: ${draft.outcome}`);
  return { council, table: draft.table };
}

interface Attack {
  name: string;
  shown: ReadonlySet<number>;
  places: ReadonlyMap<number, Place>;
}

/** Every family of sums in the publication, with the people whom it is about. */
function attacksOn({ council, table }: { council: Council; table: PublishedTable }): Attack[] {
  const ids = (rows: ReadonlyMap<number, unknown>) => new Set(rows.keys());
  const skills = council.questionnaire.skills.flatMap(({ key }) =>
    [1, 2, 3, 4].map((depth) => ({
      name: `${key}, ${depth} or more short`,
      shown: ids(groupsShowingDepth(table, key, depth)),
      places: concernedBySkill(council, key, depth),
    })),
  );
  const culture = council.questionnaire.culture.map(({ key }) => ({
    name: key,
    shown: ids(groupsShowing(table, 'agreement', key)),
    places: concernedByItem(council, key),
  }));
  const response = ids(groupsShowing(table, 'response', null));
  return [{ name: 'response', shown: response, places: everybody(council) }, ...skills, ...culture];
}

function remaindersBelow({ shown, places }: Attack, council: Council, k: number) {
  return remaindersOf(council, shown).filter(({ members }) => {
    const people = [...members].map((id) => places.get(id)!);
    const invited = people.reduce((sum, place) => sum + place.invited, 0);
    return invited > 0 && people.reduce((sum, place) => sum + place.answered, 0) < k;
  });
}

const councils: CouncilRecipe[] = [
  { seed: 11, departments: 157, people: 3339, response: 0.55 },
  { seed: 12, departments: 60, people: 1200, response: 0.8 },
  { seed: 13, departments: 90, people: 2600, response: 0.35 },
  { seed: 14, departments: 40, people: 900, response: 0.97 },
];

describe('somebody who subtracts published figures from each other', () => {
  it.each(councils)('finds no remainder below k in council $seed', (recipe) => {
    const published = publish(recipe, 10);
    for (const attack of attacksOn(published)) {
      expect({ [attack.name]: remaindersBelow(attack, published.council, 10) }).toEqual({
        [attack.name]: [],
      });
    }
  });

  it.each(councils)(
    'never finds that all, or all but one, of a remainder are short in council $seed',
    (recipe) => {
      const { council, table } = publish(recipe, 10);
      for (const { key } of council.questionnaire.skills) {
        const rows = groupsShowing(table, 'readiness', key);
        const answers = subtract(council, rows, (row) => row.n!);
        const ready = subtract(council, rows, (row) => row.n! * row.value);
        for (const [id, n] of answers) expect(n === 0 || Math.round(ready.get(id)!) >= 2).toBe(true);
      }
    },
  );

  it.each(councils)(
    'never finds that the few who are not asked did not answer in council $seed',
    (recipe) => {
      const { council, table } = publish(recipe, 10);
      const all = everybody(council);
      for (const { key } of council.questionnaire.skills) {
        const rows = groupsShowing(table, 'not-my-role', key);
        const asked = concernedBySkill(council, key, 1);
        const response = new Map(
          [...rows.keys()].map((id) => [id, groupsShowing(table, 'response', null).get(id)!]),
        );
        const answered = subtract(council, response, (row) => row.n!);
        const replies = subtract(council, rows, (row) => row.n!);
        for (const { groupId, members } of remaindersOf(council, new Set(rows.keys()))) {
          const others = [...members].reduce(
            (sum, id) => sum + all.get(id)!.invited - asked.get(id)!.invited,
            0,
          );
          expect(answered.get(groupId)! - replies.get(groupId)!).toBeGreaterThanOrEqual(Math.min(2, others));
        }
      }
    },
  );

  it('finds nothing with all the algebra there is, in small organisations', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const recipe = { seed, departments: 9, people: 120, response: 0.6, span: 3, skills: 3, items: 2 };
      const published = publish(recipe, 5);
      for (const { shown, places } of attacksOn(published)) {
        const people = [...places.values()].filter((place) => place.invited > 0);
        const rows = [...shown].map((id) =>
          people.map(({ departmentId }) => (climb(published.council, departmentId).includes(id) ? 1 : 0)),
        );
        if (rows.length > 0) expect(findLeak(rows, people, 5)).toBeNull();
      }
    }
  });

  it('would have found people had a bare threshold been used, and the audit stops that', () => {
    const council = aRandomCouncil(councils[0]!);
    const { counts } = countCouncil(council);
    const confidentiality = { k: 10, rateDepartments: anyDepartment(council) };
    const answers = (id: number) =>
      council.ballots.filter(({ departmentId }) => climb(council, departmentId).includes(id)).length;
    const published = new Set(counts.tree.ids.filter((id) => answers(id) >= 10));
    const chosen = chooseGroups(counts, confidentiality);
    const bare = { ...chosen, answered: { ...chosen.answered, published } };
    const attack = { name: 'response', shown: published, places: everybody(council) };
    expect(remaindersBelow(attack, council, 10).length).toBeGreaterThan(0);
    expect(draftOf(counts, bare, confidentiality).outcome).toBe('unsafe');
  });
});
