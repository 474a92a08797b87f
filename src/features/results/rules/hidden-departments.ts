/**
 * Departments that show nothing, each with the department in whose figures its people are counted: said once, in one
 * list, with the same words for all. Source: docs/privacy.md, "Disclosure control in one page" and "Doubts we admit".
 */
import type { PublishedTable } from '../../disclosure/rules/published-table.js';
import type { HiddenDepartment } from './disclosure-summary.js';

export function hiddenAmong(table: PublishedTable, departmentIds: Iterable<number>): HiddenDepartment[] {
  const hidden: HiddenDepartment[] = [];
  for (const departmentId of departmentIds) {
    const figure = table.figure(table.department(departmentId), 'response');
    if (figure.outcome === 'withheld') hidden.push({ departmentId, countedIn: figure.countedIn });
  }
  return hidden;
}
