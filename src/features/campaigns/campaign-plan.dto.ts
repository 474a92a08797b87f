import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidateNested,
} from 'class-validator';
import { IsDay, listed, trimmed } from './dto-fields.js';
import { audienceOf } from './rules/audience.js';
import {
  defaultK,
  employmentTypes,
  largestK,
  smallestK,
  type CampaignPlan,
} from './rules/campaign-settings.js';

export class ContactDto {
  @ApiProperty({ description: 'Whom staff ask', example: 'Siân Bevan' })
  @trimmed
  @Length(1, 120, { message: 'campaigns:faults.contactName' })
  name: string = '';

  @ApiProperty({ description: 'Telephone number as staff dial it; may be empty', example: '01632 960 123' })
  @trimmed
  @IsString({ message: 'campaigns:faults.phone' })
  @MaxLength(40, { message: 'campaigns:faults.phone' })
  phone: string = '';

  @ApiProperty({ description: 'Email address for questions', example: 'sian.bevan@northmoor.example' })
  @trimmed
  @IsEmail({ require_tld: false }, { message: 'campaigns:faults.contactEmail' })
  @MaxLength(254, { message: 'campaigns:faults.contactEmail' })
  email: string = '';

  @ApiProperty({ description: 'Team of the contact; may be empty', example: 'Organisational Development' })
  @trimmed
  @IsString({ message: 'campaigns:faults.unit' })
  @MaxLength(120, { message: 'campaigns:faults.unit' })
  unit: string = '';
}

/** What HR decides before a launch: the form's and the API's. */
export class CampaignPlanDto {
  @ApiProperty({ description: 'Name in English, 1 to 120 characters', example: 'Autumn survey 2026' })
  @trimmed
  @Length(1, 120, { message: 'campaigns:faults.name' })
  name: string = '';

  @ApiPropertyOptional({
    description: 'Name in Welsh; English where empty',
    example: 'Arolwg yr hydref 2026',
  })
  @trimmed
  @IsString({ message: 'campaigns:faults.nameCy' })
  @MaxLength(120, { message: 'campaigns:faults.nameCy' })
  nameCy: string = '';

  @ApiProperty({
    description: 'One sentence to staff in English: why you ask, 1 to 500 characters',
    example: 'We want to know what helps you to work digitally and what gets in your way.',
  })
  @trimmed
  @Length(1, 500, { message: 'campaigns:faults.purpose' })
  purpose: string = '';

  @ApiPropertyOptional({
    description: 'The same sentence in Welsh; English where empty',
    example: 'Hoffem wybod beth sy’n eich helpu i weithio’n ddigidol.',
  })
  @trimmed
  @IsString({ message: 'campaigns:faults.purposeCy' })
  @MaxLength(500, { message: 'campaigns:faults.purposeCy' })
  purposeCy: string = '';

  @ApiProperty({ description: 'Id of a pack version, from /api/v1/packs', example: 1 })
  @Type(() => Number)
  @IsInt({ message: 'campaigns:faults.pack' })
  packVersionId: number;

  @ApiPropertyOptional({
    description: 'Directory departments, each with everything beneath it; empty: the whole organisation',
    example: [],
    type: [Number],
  })
  @listed
  @IsArray({ message: 'campaigns:faults.departments' })
  @Type(() => Number)
  @IsInt({ each: true, message: 'campaigns:faults.departments' })
  departmentIds: number[] = [];

  @ApiPropertyOptional({
    description: 'Kinds of contract; empty: all',
    enum: employmentTypes,
    isArray: true,
    example: [],
  })
  @listed
  @IsArray({ message: 'campaigns:faults.employmentTypes' })
  @IsIn(employmentTypes, { each: true, message: 'campaigns:faults.employmentTypes' })
  employmentTypes: string[] = [];

  @ApiProperty({ description: 'First day, London time', example: '2026-11-02' })
  @Validate(IsDay, { message: 'campaigns:faults.opensOn' })
  opensOn: string = '';

  @ApiProperty({
    description: 'Last day; the campaign closes at its end, London time',
    example: '2026-11-27',
  })
  @Validate(IsDay, { message: 'campaigns:faults.closesOn' })
  closesOn: string = '';

  @ApiPropertyOptional({
    description: `Smallest number of people behind any figure, ${smallestK} to ${largestK}; fixed at launch`,
    example: defaultK,
    default: defaultK,
  })
  @Type(() => Number)
  @IsInt({ message: 'campaigns:faults.k' })
  @Min(smallestK, { message: 'campaigns:faults.k' })
  @Max(largestK, { message: 'campaigns:faults.k' })
  k: number = defaultK;

  @ApiProperty({ description: 'Whom staff ask; printed in every email', type: ContactDto })
  @ValidateNested()
  @Type(() => ContactDto)
  contact: ContactDto = new ContactDto();
}

export function planOf({ departmentIds, employmentTypes: types, ...dto }: CampaignPlanDto): CampaignPlan {
  return {
    ...dto,
    nameCy: dto.nameCy || null,
    purposeCy: dto.purposeCy || null,
    contact: { ...dto.contact },
    audience: audienceOf({ departmentIds, employmentTypes: types }),
  };
}

/** The other way round: what a form shows, and what a change begins with. */
export function dtoOfPlan(plan: CampaignPlan): CampaignPlanDto {
  const { name, packVersionId, opensOn, closesOn, k, contact, purpose, audience } = plan;
  return {
    ...{ name, packVersionId, opensOn, closesOn, k, contact, purpose },
    nameCy: plan.nameCy ?? '',
    purposeCy: plan.purposeCy ?? '',
    departmentIds: audience.departmentIds ?? [],
    employmentTypes: audience.employmentTypes ?? [],
  };
}
