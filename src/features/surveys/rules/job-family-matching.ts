/**
 * Directories spell job families in many ways. A name leads to a family of the pack when it is that family's
 * key, its English or Welsh name, or one of its aliases; capital letters and extra spaces make no
 * difference. Whoever belongs to no family of the pack, or to one that has no targets yet, gets the general
 * profile.
 */
import type { PackDocument, PackFamily, Target } from './pack-document.js';

export interface JobFamilyProfile {
  /** Key of the matching family; null where the general profile applies. */
  familyKey: string | null;
  /** Skill key to target, 1 to 4; a skill that is left out is not asked. */
  targets: Record<string, Target>;
}

/** The targets that apply to a job family as a directory spells it; null for people without one. */
export function profileFor(pack: PackDocument, jobFamilyName: string | null): JobFamilyProfile {
  const name = normaliseName(jobFamilyName ?? '');
  const family = pack.families.find((candidate) => namesOf(candidate).includes(name));
  return family && Object.keys(family.targets).length > 0
    ? { familyKey: family.key, targets: family.targets }
    : { familyKey: null, targets: pack.generalProfile.targets };
}

/** The form in which two spellings of a name are compared. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function namesOf({ key, name, aliases }: PackFamily): string[] {
  return [key, name.en, name.cy, ...aliases].map(normaliseName);
}
