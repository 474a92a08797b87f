import type nunjucks from 'nunjucks';
import type { Fault } from '../../platform/errors.js';

/** `contact[email]` and `departmentIds[]` of a form are `contact.email` and `departmentIds` in faults. */
export function fieldOf(name: string): string {
  return name.replace(/\[\]$/, '').replace(/\[([^\]]+)\]/g, '.$1');
}

/** Where the error summary leads: a fault in one entry of a list to the list. */
export const anchorOf = (field: string): string => fieldOf(field).replace(/\.\d+$/, '');

/** The message to show at a field; a fault in one entry of a list stands at the list. */
export function faultOn(faults: Fault[] | undefined, field: string): string | undefined {
  const inField = new RegExp(`^${field.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\.\\d+)?$`);
  return faults?.find((fault) => inField.test(fault.field))?.message;
}

/** Whether an option is the chosen one, or among them; forms post text where views hold numbers. */
export function isChosen(value: unknown, chosen: unknown): boolean {
  if (chosen === undefined || chosen === null) return false;
  const all = Array.isArray(chosen) ? chosen : [chosen];
  return all.some((one) => String(one) === String(value));
}

export function addTemplateFilters(environment: nunjucks.Environment): void {
  environment.addFilter('fieldOf', fieldOf);
  environment.addFilter('anchorOf', anchorOf);
  environment.addFilter('faultOn', faultOn);
  environment.addFilter('chosenIn', isChosen);
}
