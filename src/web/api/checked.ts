import { Invalid, NotFound } from '../../platform/errors.js';
import { checkForm } from '../forms/form-faults.js';
import { faultsIn } from '../forms/fault-texts.js';

/** A JSON body or query against its DTO; throws `Invalid` (422 with the faults) where it doesn't fit. */
export function checked<Dto extends object>(Class: new () => Dto, given: unknown): Dto {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const form = checkForm(Class, isObject ? given : {});
  if (form.outcome === 'valid') return form.value;
  throw new Invalid('Something in the request needs to be corrected.', faultsIn('en', form.faults));
}

/** An id from the path; anything else names nothing that exists. */
export function idFrom(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new NotFound('There is no such thing.');
  return Number(text);
}
