import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Fault } from '../../platform/errors.js';

export type Checked<Dto> =
  { outcome: 'valid'; value: Dto } | { outcome: 'invalid'; value: Dto; faults: Fault[] };

function faultsOf(errors: ValidationError[], above = ''): Fault[] {
  return errors.flatMap((error) => {
    const field = above ? `${above}.${error.property}` : error.property;
    const messages = Object.values(error.constraints ?? {});
    const own = messages.length > 0 ? [{ field, message: messages[0] as string }] : [];
    return [...own, ...faultsOf(error.children ?? [], field)];
  });
}

/** Checks a posted form or JSON body against its DTO; the page shows the faults and everything that was typed. */
export function checkForm<Dto extends object>(Class: new () => Dto, body: unknown): Checked<Dto> {
  const value = plainToInstance(Class, (body ?? {}) as object, { exposeDefaultValues: true });
  const faults = faultsOf(validateSync(value, { whitelist: true }));
  return faults.length === 0 ? { outcome: 'valid', value } : { outcome: 'invalid', value, faults };
}
