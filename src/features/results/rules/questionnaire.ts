/**
 * What counting needs to know of a campaign's frozen pack: which skills with which importance, who is expected to have
 * which of them, the culture items and the obstacles. Whoever has no family of the pack has the general profile.
 * Source: docs/decisions/0004.
 */
import type { Importance, PackDocument, Target } from '../../surveys/rules/pack-document.js';

type TargetsBySkill = ReadonlyMap<string, Target>;

export interface Questionnaire {
  readonly skills: readonly { readonly key: string; readonly importance: Importance }[];
  readonly culture: readonly {
    readonly key: string;
    readonly dimension: string;
    readonly reversed: boolean;
  }[];
  readonly obstacles: readonly string[];
  readonly targets: ReadonlyMap<string, TargetsBySkill>;
  readonly generalTargets: TargetsBySkill;
}

/** @param families the campaign's own families with their frozen targets, if they differ from the pack's */
export function questionnaireOf(
  pack: PackDocument,
  families: readonly { key: string; targets: Record<string, Target> }[] = pack.families,
): Questionnaire {
  return {
    skills: pack.areas.flatMap((area) => area.skills.map(({ key, importance }) => ({ key, importance }))),
    culture: pack.culture.items.map(({ key, dimension, reversed }) => ({ key, dimension, reversed })),
    obstacles: pack.obstacles?.items.map((item) => item.key) ?? [],
    targets: new Map(families.map((family) => [family.key, new Map(Object.entries(family.targets))])),
    generalTargets: new Map(Object.entries(pack.generalProfile.targets)),
  };
}

/** Targets of a family by skill; a skill that is missing is not asked of it. */
export function targetsOf(questionnaire: Questionnaire, familyKey: string | null): TargetsBySkill {
  const own = familyKey === null ? undefined : questionnaire.targets.get(familyKey);
  return own ?? questionnaire.generalTargets;
}
