import { Transform } from 'class-transformer';
import { IsArray, IsEmail, IsIn, IsInt, IsString, Length } from 'class-validator';
import { roles, type Role } from '../rules/roles.js';

const trimmed = Transform(({ value }) => (typeof value === 'string' ? value.trim() : value));

/** One ticked box arrives as text, several as a list, none not at all. */
const listOf = (entry: (value: unknown) => unknown) =>
  Transform(({ value }) => (value === undefined || value === '' ? [] : [value].flat()).map(entry));

export class EditAccountForm {
  @trimmed
  @IsString({ message: 'accounts:faults.name' })
  @Length(1, 120, { message: 'accounts:faults.name' })
  name: string = '';

  @IsIn(roles, { message: 'accounts:faults.role' })
  role: Role;

  @listOf(Number)
  @IsArray()
  @IsInt({ each: true, message: 'accounts:faults.departmentUnknown' })
  departmentIds: number[] = [];

  @IsIn(['en', 'cy'], { message: 'accounts:faults.language' })
  language: 'en' | 'cy' = 'en';
}

export class NewAccountForm extends EditAccountForm {
  @trimmed
  @IsEmail({ require_tld: false }, { message: 'accounts:faults.email' })
  @Length(3, 254, { message: 'accounts:faults.email' })
  email: string = '';
}

export class ApiKeyForm {
  @trimmed
  @IsString({ message: 'accounts:faults.keyName' })
  @Length(1, 120, { message: 'accounts:faults.keyName' })
  name: string = '';

  @listOf(String)
  @IsArray()
  scopes: string[] = [];
}
