/**
 * The one page for a leader, without its words: what is missing, in which skills, where, how sure, and what people say
 * of culture. Page and API are made of this. Everything is a published row or the fact that one is withheld.
 */
import type { PublicationRow } from '../../disclosure/rules/publication-row.js';
import type { Figure, GroupRef, PublishedTable } from '../../disclosure/rules/published-table.js';
import type { PackDocument } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';
import { beneath, childrenOf, type Place } from './places.js';
import { prioritySkills, type PrioritySkill } from './priority-skills.js';

export interface DepartmentLine {
  departmentId: number;
  response: Figure;
  gapScore: Figure;
  readiness: Figure;
}

export interface LeadersSummary {
  group: GroupRef;
  response: Figure;
  gapScore: Figure;
  readiness: Figure;
  /** Skills that somebody in the group has a target for, and of those the ones that the group shows. */
  skillsAsked: number;
  skillsShown: number;
  priorities: PrioritySkill[];
  /** Departments in sight right beneath the group. */
  departments: DepartmentLine[];
  culture: { dimension: string; group: Figure; organisation: Figure }[];
  /** Of the whole organisation, whatever the group. */
  leaderConfidence: Figure;
  organisationReadiness: Figure;
  /** Of the whole organisation, most often named first. */
  obstacles: PublicationRow[];
}

interface Sources {
  table: PublishedTable;
  departments: readonly Place[];
  pack: PackDocument;
}

/** @param visible departments that the reader may see */
export function leadersSummary(
  { table, departments, pack }: Sources,
  departmentId: number,
  visible: ReadonlySet<number>,
): LeadersSummary {
  const group = table.department(departmentId);
  const seen = ({ id }: Place) => visible.has(id);
  const among = beneath(departments, departmentId)
    .filter(seen)
    .map(({ id }) => id);
  const skills = skillsOf(pack).map(({ key }) => key);
  const outcomes = skills.map((skill) => table.figure(group, 'readiness', skill).outcome);
  const { organisation } = table;
  return {
    group,
    response: table.figure(group, 'response'),
    gapScore: table.figure(group, 'overall-gap-score'),
    readiness: table.figure(group, 'overall-readiness'),
    skillsAsked: outcomes.filter((outcome) => outcome !== 'not-asked').length,
    skillsShown: outcomes.filter((outcome) => outcome === 'shown').length,
    priorities: prioritySkills(table, group, { skills, among }),
    departments: childrenOf(departments, departmentId)
      .filter(seen)
      .map(({ id }) => departmentLine(table, id)),
    culture: pack.culture.dimensions.map(({ key }) => ({
      dimension: key,
      group: table.figure(group, 'dimension-agreement', key),
      organisation: table.figure(organisation, 'dimension-agreement', key),
    })),
    leaderConfidence: table.figure(organisation, 'leader-confidence'),
    organisationReadiness: table.figure(organisation, 'overall-readiness'),
    obstacles: obstaclesNamed(table, pack),
  };
}

function departmentLine(table: PublishedTable, departmentId: number): DepartmentLine {
  const group = table.department(departmentId);
  return {
    departmentId,
    response: table.figure(group, 'response'),
    gapScore: table.figure(group, 'overall-gap-score'),
    readiness: table.figure(group, 'overall-readiness'),
  };
}

function obstaclesNamed(table: PublishedTable, { obstacles }: PackDocument): PublicationRow[] {
  return (obstacles?.items ?? [])
    .flatMap(({ key }) => {
      const figure = table.figure(table.organisation, 'obstacle', key);
      return figure.outcome === 'shown' ? [figure.row] : [];
    })
    .sort((one, other) => other.value - one.value);
}
