/**
 * Targets say what a job family is expected to need of a skill. They can only name skills of the pack, from
 * 1 to 4; nobody is asked about more than 14 skills, so that ten minutes stay ten minutes. A skill weighs
 * 1, 2 or 3. A name in a staff directory must lead to one family, so two families never share a name.
 */
import { normaliseName } from './job-family-matching.js';
import type { PackDocument, PackFamily, Targets } from './pack-document.js';
import type { PackFault } from './pack-fault.js';

export const MOST_SKILLS_ASKED = 14;

export function findTargetFaults(pack: PackDocument): PackFault[] {
  const skillKeys = new Set(pack.areas.flatMap((area) => area.skills.map(({ key }) => key)));
  return [
    ...findImportanceFaults(pack),
    ...pack.families.flatMap((family, index) => findProfileFaults(family, `/families/${index}`, skillKeys)),
    ...findProfileFaults(pack.generalProfile, '/generalProfile', skillKeys),
    ...findSharedNames(pack.families),
  ];
}

function findImportanceFaults(pack: PackDocument): PackFault[] {
  return pack.areas.flatMap((area, a) =>
    area.skills.flatMap(({ importance }, s) =>
      isWholeBetween(importance, 1, 3)
        ? []
        : [{ path: `/areas/${a}/skills/${s}/importance`, message: 'Set the importance to 1, 2 or 3' }],
    ),
  );
}

function findProfileFaults({ targets }: Targets, path: string, skillKeys: Set<string>): PackFault[] {
  const entries = Object.entries(targets);
  const faults = entries.flatMap(([skill, target]) => {
    const place = `${path}/targets/${skill}`;
    if (!skillKeys.has(skill))
      return [{ path: place, message: `Name a skill of this pack: there is none called "${skill}"` }];
    return isWholeBetween(target, 1, 4) ? [] : [{ path: place, message: 'Set the target to 1, 2, 3 or 4' }];
  });
  if (entries.length > MOST_SKILLS_ASKED) {
    faults.push({
      path: `${path}/targets`,
      message: `Ask about ${MOST_SKILLS_ASKED} skills or fewer: there are ${entries.length}`,
    });
  }
  return faults;
}

function findSharedNames(families: PackFamily[]): PackFault[] {
  const firstOwner = new Map<string, string>();
  return families.flatMap((family, index) =>
    namesInPlace(family, `/families/${index}`).flatMap(({ name, path }) => {
      const normalised = normaliseName(name);
      const owner = firstOwner.get(normalised) ?? family.key;
      firstOwner.set(normalised, owner);
      if (owner === family.key) return [];
      return [{ path, message: `Use another name: "${name}" already leads to the job family "${owner}"` }];
    }),
  );
}

function namesInPlace({ key, name, aliases }: PackFamily, path: string): { name: string; path: string }[] {
  return [
    { name: key, path: `${path}/key` },
    { name: name.en, path: `${path}/name/en` },
    { name: name.cy, path: `${path}/name/cy` },
    ...aliases.map((alias, index) => ({ name: alias, path: `${path}/aliases/${index}` })),
  ];
}

function isWholeBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
