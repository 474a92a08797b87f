/**
 * Hands every chosen set of groups to the audit, with the people it speaks about, one set at a time.
 * Source: docs/privacy.md, "Disclosure control in one page".
 */
import type { ShortfallStep } from '../../disclosure/rules/choose-by-shortfall.js';
import type { DirectCounts } from '../../disclosure/rules/department-tree.js';
import { chosenSet } from '../../disclosure/rules/publication-row.js';
import type { AuditedDepartment, ChosenSetUnderAudit } from '../../disclosure/rules/safety-audit.js';
import { cultureSteps } from './choose-groups.js';
import type { ChosenGroups, Confidentiality } from './choose-groups.js';
import type { Counts } from './counting.js';
import { leaderOpinions } from './leader-confidence.js';
import { shortfallSteps } from './shortfall-steps.js';

export function* setsToAudit(
  counts: Counts,
  groups: ChosenGroups,
  { rateDepartments }: Confidentiality,
): Generator<ChosenSetUnderAudit> {
  const answered = groups.answered.published;
  const sets: NamedSets = { counts, answered };
  yield {
    name: chosenSet.answered,
    departments: departmentsWith(counts, counts.tree),
    published: answered,
    within: rateDepartments,
  };
  yield* skillSets(sets, groups);
  yield* cultureSets(sets, groups);
  yield* organisationSets(sets, groups);
}

interface NamedSets {
  counts: Counts;
  answered: ReadonlySet<number>;
}

function* skillSets({ counts, answered }: NamedSets, groups: ChosenGroups): Generator<ChosenSetUnderAudit> {
  for (const [key, choice] of groups.skills) {
    let within = answered;
    for (const [at, step] of shortfallSteps(counts, counts.skills.get(key)!).entries()) {
      const { published } = choice.steps[at]!;
      yield {
        name: chosenSet.skill(key, at + 1),
        departments: departmentsWith(counts, step),
        published,
        within,
      };
      within = published;
    }
  }
}

function* cultureSets({ counts, answered }: NamedSets, groups: ChosenGroups): Generator<ChosenSetUnderAudit> {
  for (const { key, reversed } of counts.questionnaire.culture) {
    const steps = cultureSteps(counts, counts.culture.get(key)!, reversed);
    const { answers, opinions } = groups.culture.get(key)!;
    yield {
      name: chosenSet.cultureAnswers(key),
      departments: departmentsWith(counts, steps.answers),
      published: answers.published,
      within: answered,
    };
    yield {
      name: chosenSet.cultureOpinions(key),
      departments: departmentsWith(counts, steps.opinions),
      published: opinions.published,
      within: answers.published,
    };
  }
}

/** Obstacles and leaders are published for the organisation only: one group, the root, with everybody in it. */
function* organisationSets(
  { counts, answered }: NamedSets,
  groups: ChosenGroups,
): Generator<ChosenSetUnderAudit> {
  const root = counts.tree.ids[0]!;
  const whole = (name: string, people: Pick<AuditedDepartment, 'invited' | 'answered' | 'alike'>) => ({
    name,
    departments: [{ id: root, parentId: null, ...people, othersInvited: 0, othersAnswered: 0 }],
    published: new Set([root]),
    within: answered,
  });
  const invited = total(counts.tree.invited);
  for (const key of groups.obstacles) {
    const alike = counts.obstacles.get(key)!;
    yield whole(chosenSet.obstacle(key), { invited, answered: total(counts.tree.answered), alike });
  }
  if (groups.leaders) {
    const { answered: leaders, notAgreeing } = leaderOpinions(counts.leaders);
    yield whole(chosenSet.leaders, { invited: leaders, answered: leaders, alike: notAgreeing });
  }
}

function departmentsWith(counts: Counts, step: DirectCounts & Partial<ShortfallStep>): AuditedDepartment[] {
  const { ids, parents } = counts.tree;
  return ids.map((id, position) => ({
    id,
    parentId: ids[parents[position]!] ?? null,
    invited: step.invited[position]!,
    answered: step.answered[position]!,
    alike: step.alike?.[position] ?? 0,
    othersInvited: step.othersInvited?.[position] ?? 0,
    othersAnswered: step.othersAnswered?.[position] ?? 0,
  }));
}

function total(column: ArrayLike<number>): number {
  return Array.from(column).reduce((sum, people) => sum + people, 0);
}
