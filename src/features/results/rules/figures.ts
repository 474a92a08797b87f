/**
 * All publication rows of a campaign: for every published department its response, skills and culture; for the
 * organisation also obstacles and leaders' confidence. Nothing is computed for a group that isn't chosen.
 * Source: docs/decisions/0009.
 */
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import type { ChosenGroups } from './choose-groups.js';
import type { Counts } from './counting.js';
import { cultureRows } from './culture-rows.js';
import { sumUpGroups } from './group-sums.js';
import type { GroupSums } from './group-sums.js';
import { leaderConfidence } from './leader-confidence.js';
import { newRow } from './new-row.js';
import type { RowGroup } from './new-row.js';
import { skillRows } from './skill-rows.js';

export function publicationRows(counts: Counts, groups: ChosenGroups, k: number): PublicationRow[] {
  const sums = sumUpGroups(counts);
  const rows: PublicationRow[] = [];
  for (const groupId of groups.answered.published) {
    const position = counts.tree.positions.get(groupId)!;
    const group: RowGroup = { groupKind: position === 0 ? 'organisation' : 'department', groupId };
    for (const row of rowsOfGroup({ counts, groups, sums }, group, position)) rows.push(row);
    if (position === 0) rows.push(...rowsOfOrganisation(counts, groups, { group, sums, k }));
  }
  return rows;
}

interface Everything {
  counts: Counts;
  groups: ChosenGroups;
  sums: GroupSums;
}

function rowsOfGroup(
  { counts, groups, sums }: Everything,
  group: RowGroup,
  position: number,
): PublicationRow[] {
  const n = sums.answered(position);
  const population = sums.invited(position);
  const skills = counts.questionnaire.skills.map(({ key, importance }) => ({
    key,
    importance,
    tally: sums.skill(key, position),
    cap: groups.skills.get(key)!.cap(group.groupId),
  }));
  const culture = counts.questionnaire.culture.map(({ key, dimension }) => ({
    key,
    dimension,
    tally: sums.culture(key, position),
    showsAnswers: groups.culture.get(key)!.answers.published.has(group.groupId),
    showsOpinions: groups.culture.get(key)!.opinions.published.has(group.groupId),
  }));
  return [
    newRow(group, 'response', { value: n / population, n, population }),
    ...skillRows(group, skills, n / population),
    ...cultureRows(group, culture),
  ];
}

function rowsOfOrganisation(
  counts: Counts,
  groups: ChosenGroups,
  { group, sums, k }: { group: RowGroup; sums: GroupSums; k: number },
): PublicationRow[] {
  const n = sums.answered(0);
  const rows = [...groups.obstacles].map((item) =>
    newRow(group, 'obstacle', { item, n, value: counts.obstacles.get(item)! / n }),
  );
  const confidence = leaderConfidence(counts.leaders, k);
  if (groups.leaders && confidence.outcome === 'shown') {
    rows.push(newRow(group, 'leader-confidence', { value: confidence.share }));
  }
  return rows;
}
