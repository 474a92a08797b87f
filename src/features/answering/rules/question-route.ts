/**
 * The way of one person through the questions: the areas with skills that their job family has a target for, then
 * culture, obstacles, and for leaders the leader item. Who has no family of the pack gets the general profile. Minutes
 * left are the pack's own minutes, shared out by effort, so that they only fall and never promise too little.
 */
import type { Bilingual, CultureItem, PackDocument, Target } from '../../surveys/rules/pack-document.js';
import { minutesFor, skillsAskedOf, type SkillAsked } from '../../surveys/rules/pack-reading.js';

interface Place {
  /** Last part of the page's address. */
  slug: string;
}
export type AreaStep = Place & { kind: 'area'; title: Bilingual; skills: SkillAsked[] };
export type CultureStep = Place & { kind: 'culture'; items: CultureItem[] };
export type ObstaclesStep = Place & {
  kind: 'obstacles';
  question: Bilingual;
  items: { key: string; label: Bilingual }[];
};
export type LeaderStep = Place & { kind: 'leader'; statement: Bilingual };
export type Step = AreaStep | CultureStep | ObstaclesStep | LeaderStep;

export interface Respondent {
  /** Key of a family of the pack; null for the general profile. */
  familyKey: string | null;
  leader: boolean;
}

const ownSlugs = new Set(['culture', 'obstacles', 'leader', 'check', 'later', 'clearing', 'result']);

/** Skill key to target, 1 to 4; a skill that is missing is not asked. */
export function targetsFor(pack: PackDocument, familyKey: string | null): Record<string, Target> {
  const family = pack.families.find(({ key }) => key === familyKey);
  return (family ?? pack.generalProfile).targets;
}

export function routeFor(pack: PackDocument, respondent: Respondent): Step[] {
  const areas = skillsAskedOf(pack, targetsFor(pack, respondent.familyKey));
  const { culture, obstacles, leaderItem } = pack;
  return [
    ...areas.map(({ key, title, skills }): Step => ({ kind: 'area', slug: slugOf(key), title, skills })),
    ...(culture.items.length > 0
      ? [{ kind: 'culture', slug: 'culture', items: culture.items } as const]
      : []),
    ...(obstacles ? [{ kind: 'obstacles', slug: 'obstacles', ...obstacles } as const] : []),
    ...(leaderItem && respondent.leader
      ? [{ kind: 'leader', slug: 'leader', statement: leaderItem.statement } as const]
      : []),
  ];
}

/** An area that bears the name of a page of ours gets another address. */
const slugOf = (areaKey: string) => (ownSlugs.has(areaKey) ? `area-${areaKey}` : areaKey);

/** Whole minutes, at least 1, from the beginning of this step to the end. */
export function minutesLeft(pack: PackDocument, route: readonly Step[], position: number): number {
  const skills = route.flatMap((step) => (step.kind === 'area' ? step.skills : [])).length;
  const total = effortOf(route);
  if (total === 0) return 1;
  return Math.max(1, Math.ceil((minutesFor(pack, skills) * effortOf(route.slice(position))) / total));
}

function effortOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + stepEffort(step), 0);
}

/** In culture items: a skill with its five statements is read as long as three of them. */
function stepEffort(step: Step): number {
  if (step.kind === 'area') return step.skills.length * 3;
  if (step.kind === 'culture') return step.items.length;
  return step.kind === 'obstacles' ? 2 : 1;
}
