/**
 * What may be edited of a pack without touching its wording: the targets of a job family with the person who
 * answers for them and the date on which they were agreed, and the importance of each skill. A skill without a
 * target is not asked of the family.
 */
import type { Importance, PackDocument, Target, Targets } from './pack-document.js';

/** The name under which the general profile is edited; no family may bear it. */
export const generalProfileKey = 'general';

/** The targets of a family, or of the general profile; null where the pack has no such family. */
export function targetsOf(pack: PackDocument, familyKey: string): Targets | null {
  if (familyKey === generalProfileKey) return pack.generalProfile;
  return pack.families.find(({ key }) => key === familyKey) ?? null;
}

/** The pack with other targets for one family. */
export function withTargets(pack: PackDocument, familyKey: string, changed: Targets): PackDocument {
  if (familyKey === generalProfileKey) return { ...pack, generalProfile: changed };
  const families = pack.families.map((family) =>
    family.key === familyKey ? { ...family, ...changed } : family,
  );
  return { ...pack, families };
}

/** The pack with other importance, skill key to 1 to 3; a skill that is not named keeps its own. */
export function withImportance(pack: PackDocument, importance: Record<string, Importance>): PackDocument {
  const areas = pack.areas.map((area) => ({
    ...area,
    skills: area.skills.map((skill) => ({ ...skill, importance: importance[skill.key] ?? skill.importance })),
  }));
  return { ...pack, areas };
}

/** A target as a form posts it: "1" to "4", anything else means that the skill is not asked. */
export function readTarget(posted: unknown): Target | null {
  const value = Number(posted);
  return value === 1 || value === 2 || value === 3 || value === 4 ? value : null;
}

export function readImportance(posted: unknown): Importance | null {
  const value = Number(posted);
  return value === 1 || value === 2 || value === 3 ? value : null;
}
