/**
 * Job families as imported, by the family of the pack that each leads to; a family that leads nowhere gets the general
 * profile. Decided once for each spelling, not for each person.
 */
import { profileFor } from '../../surveys/rules/job-family-matching.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';

/** Family key of the pack to spellings; spellings of the general profile stand under null. */
export function spellingsByFamily(
  pack: PackDocument,
  spellings: readonly string[],
): Map<string | null, string[]> {
  const byFamily = new Map<string | null, string[]>();
  for (const spelling of spellings) {
    const { familyKey } = profileFor(pack, spelling);
    byFamily.set(familyKey, [...(byFamily.get(familyKey) ?? []), spelling]);
  }
  return byFamily;
}

export interface TargetsAgreed {
  agreed: number;
  /** Names of families whose targets are still suggestions. */
  open: { en: string; cy: string }[];
  /** ISO day of the latest agreement, '' where there is none. */
  lastAgreedOn: string;
}

export function targetsAgreed(pack: PackDocument, familyKeys: ReadonlySet<string | null>): TargetsAgreed {
  const used = pack.families.filter(({ key }) => familyKeys.has(key));
  const isAgreed = ({ owner, agreedOn }: { owner: string; agreedOn: string }) =>
    owner !== '' && agreedOn !== '';
  const agreed = used.filter(isAgreed);
  return {
    agreed: agreed.length,
    open: used.filter((family) => !isAgreed(family)).map(({ name }) => name),
    lastAgreedOn:
      agreed
        .map(({ agreedOn }) => agreedOn)
        .sort()
        .at(-1) ?? '',
  };
}
