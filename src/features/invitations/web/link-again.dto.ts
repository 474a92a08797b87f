import { Transform } from 'class-transformer';
import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isAddress } from '../../delivery/index.js';

@ValidatorConstraint({ name: 'isMailAddress' })
class IsMailAddress implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isAddress(value);
  }
}

export class LinkAgainDto {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : ''))
  @Validate(IsMailAddress, { message: 'invitations:linkAgain.faults.email' })
  email: string = '';
}
