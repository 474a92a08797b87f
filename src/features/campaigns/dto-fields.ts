import { Transform } from 'class-transformer';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isDay } from './rules/campaign-dates.js';

@ValidatorConstraint({ name: 'isDay' })
export class IsDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
}

export const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);
/** What was left out is an empty list. */
export const listed = Transform(({ value }: { value: unknown }) => value ?? []);

/** A ticked box of a form, or true in JSON. */
export const ticked = Transform(({ value }: { value: unknown }) => value === true || value === 'yes');
