/**
 * What a catalogue's shape can't say: keys are unique, a step leads upwards, one resource leads from one level of a
 * skill only once (two steps of one skill are one longer step), and every skill is one that some pack asks about.
 */
import type { CatalogueDocument, CatalogueFault } from './catalogue-document.js';
import type { Resource } from './resource.js';

/** @param knownSkills keys that some pack asks about; left out where nobody can say */
export function findMeaningFaults(
  { resources }: CatalogueDocument,
  knownSkills?: ReadonlySet<string>,
): CatalogueFault[] {
  const seen = new Set<string>();
  return resources.flatMap((resource, at) => {
    const path = `/resources/${at}`;
    const taken = seen.has(resource.key);
    seen.add(resource.key);
    const key = { path: `${path}/key`, message: `Give it a key of its own: "${resource.key}" is taken` };
    return [...(taken ? [key] : []), ...stepFaults(resource, path, knownSkills)];
  });
}

function stepFaults(
  { steps }: Resource,
  path: string,
  knownSkills: ReadonlySet<string> | undefined,
): CatalogueFault[] {
  const seen = new Set<string>();
  return steps.flatMap(({ skill, from, to }, at) => {
    const step = `${path}/steps/${at}`;
    const faults: CatalogueFault[] = [];
    if (from >= to) faults.push({ path: `${step}/to`, message: `Lead upwards: ${to} is not above ${from}` });
    if (seen.has(skill))
      faults.push({ path: `${step}/skill`, message: `Make one step of those of "${skill}"` });
    if (knownSkills && !knownSkills.has(skill))
      faults.push({ path: `${step}/skill`, message: `Choose a skill of a pack: none is called "${skill}"` });
    seen.add(skill);
    return faults;
  });
}
