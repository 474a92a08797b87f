import { Transform } from 'class-transformer';
import { IsIn, Matches, ValidateBy } from 'class-validator';
import { isAddress } from '../../delivery/index.js';
import { memberRoles, namePattern, tidyAddress, tidyName, type MemberRole } from '../rules/member-words.js';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

export class JoiningForm {
  @Transform(({ value }) => tidyName(text(value)))
  @Matches(namePattern, { message: 'communities:faults.name' })
  name: string = '';

  @Transform(({ value }) => tidyAddress(text(value)))
  @ValidateBy(
    { name: 'isAddress', validator: { validate: (value) => isAddress(text(value)) } },
    { message: 'communities:faults.email' },
  )
  email: string = '';

  @IsIn(memberRoles, { message: 'communities:faults.role' })
  role: MemberRole | '' = '';
}
