/**
 * How large a community should be, and of whom: 12 to 40 people; smaller ones run dry and join another, larger ones
 * need a leadership team and split; each of those who help has at most five who learn. Below ten, nobody but the
 * convenor and the members hears how many there are. Source: Webber and Dunbar 2020.
 */
export const fewestMembers = 12;
export const mostMembers = 40;
export const mostLearnersPerHelper = 5;
export const fewestCounted = 10;

export interface MakeUp {
  learn: number;
  help: number;
}

export type SizeVerdict =
  | { outcome: 'merge'; members: number; missing: number; helpersMissing: number }
  | { outcome: 'right'; members: number; helpersMissing: number }
  | { outcome: 'split'; members: number; into: number; helpersMissing: number };

export function judgeSize({ learn, help }: MakeUp): SizeVerdict {
  const members = learn + help;
  const helpersMissing = Math.max(0, Math.ceil(learn / mostLearnersPerHelper) - help);
  if (members < fewestMembers)
    return { outcome: 'merge', members, missing: fewestMembers - members, helpersMissing };
  if (members > mostMembers)
    return { outcome: 'split', members, into: Math.ceil(members / mostMembers), helpersMissing };
  return { outcome: 'right', members, helpersMissing };
}

/** How many joined, for those who are not told who; null below ten. */
export function countForOthers({ learn, help }: MakeUp): number | null {
  return learn + help >= fewestCounted ? learn + help : null;
}
