import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDivisibleBy,
  IsIn,
  IsInt,
  Max,
  Min,
  Validate,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isDay } from '../../shared/london-time.js';
import { nations, type Nation } from './rules/bank-holidays.js';
import { dayStep, largest, type Pace } from './rules/pace.js';
import {
  isDomain,
  isTime,
  typedDays,
  typedDomains,
  typedNumber,
  typedTime,
  type DomainLimit,
} from './rules/typed-pace.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const unlessNull = ValidateIf((_dto, value) => value !== null);
const asTyped = (read: (value: unknown) => unknown) =>
  Transform(({ value }: { value: unknown }) => read(value));

function constraint(name: string, holds: (value: unknown) => boolean) {
  @ValidatorConstraint({ name })
  class Constraint implements ValidatorConstraintInterface {
    validate(value: unknown): boolean {
      return holds(value);
    }
  }
  return Constraint;
}
const IsTime = constraint('isTime', isTime);
const IsDay = constraint('isDay', (value) => typeof value === 'string' && isDay(value));
const IsDomain = constraint('isDomain', isDomain);

/** A whole number from 1 to `most`, or null. */
const Limit = (most: number, message: string) => (target: object, property: string) => {
  asTyped(typedNumber)(target, property);
  unlessNull(target, property);
  for (const check of [IsInt({ message }), Min(1, { message }), Max(most, { message })])
    check(target, property);
};

const Time = (message: string) => (target: object, property: string) => {
  asTyped(typedTime)(target, property);
  unlessNull(target, property);
  Validate(IsTime, { message })(target, property);
};

export class DomainLimitDto implements DomainLimit {
  @ApiProperty({ description: 'What stands after the @ of an address', example: 'nhs.example' })
  @Validate(IsDomain, { message: 'delivery:faults.domains' })
  domain: string;

  @ApiProperty({ description: `Messages a minute, 1 to ${largest.perMinute}`, example: 60 })
  @IsInt({ message: 'delivery:faults.domains' })
  @Min(1, { message: 'delivery:faults.domains' })
  @Max(largest.perMinute, { message: 'delivery:faults.domains' })
  perMinute: number;
}

/** Validators look at instances only; what stood in JSON are some already. */
function limitsOf(value: unknown): unknown {
  const limits = typedDomains(value);
  if (typeof value !== 'string') return limits;
  return (limits as DomainLimit[]).map((limit) => Object.assign(new DomainLimitDto(), limit));
}

/** How fast and when emails go out: the form's and the API's. What is left out has no limit. */
export class PaceDto {
  @ApiProperty({
    description: `Messages a minute, 1 to ${largest.perMinute}; null: no limit`,
    type: Number,
    nullable: true,
    example: 300,
  })
  @Limit(largest.perMinute, 'delivery:faults.perMinute')
  perMinute: number | null = null;

  @ApiProperty({
    description: `Messages by the day of London, ${dayStep} to ${largest.perDay} in steps of ${dayStep}; null: no limit`,
    type: Number,
    nullable: true,
    example: 20_000,
  })
  @Limit(largest.perDay, 'delivery:faults.perDay')
  @IsDivisibleBy(dayStep, { message: 'delivery:faults.perDay' })
  perDay: number | null = null;

  @ApiProperty({
    description: 'Messages a minute to one recipient domain that is not named in `domains`; null: no limit',
    type: Number,
    nullable: true,
    example: null,
  })
  @Limit(largest.perMinute, 'delivery:faults.perDomainMinute')
  perDomainMinute: number | null = null;

  @ApiProperty({
    description: `Messages a minute to these domains, ${largest.domains} at most`,
    type: [DomainLimitDto],
    example: [{ domain: 'nhs.example', perMinute: 60 }],
  })
  @asTyped(limitsOf)
  @IsArray({ message: 'delivery:faults.domains' })
  @ArrayMaxSize(largest.domains, { message: 'delivery:faults.tooManyDomains' })
  @ValidateNested({ each: true, message: 'delivery:faults.domains' })
  @Type(() => DomainLimitDto)
  domains: DomainLimitDto[] = [];

  @ApiProperty({
    description: `Connections that one worker opens to the mail server, 1 to ${largest.connections}; null: as SMTP_CONNECTIONS says`,
    type: Number,
    nullable: true,
    example: null,
  })
  @Limit(largest.connections, 'delivery:faults.connections')
  connections: number | null = null;

  @ApiProperty({
    description: 'Days on which emails to many people go out, 1 Monday to 7 Sunday; all unless told',
    type: [Number],
    example: [1, 2, 3, 4, 5],
  })
  @Transform(({ value }: { value: unknown }) => [value].flat().map(Number))
  @IsIn(everyDay, { each: true, message: 'delivery:faults.weekdays' })
  weekdays: number[] = everyDay;

  @ApiProperty({
    description: 'From when on, London time; null: from midnight',
    type: String,
    nullable: true,
    example: '08:00',
  })
  @Time('delivery:faults.opensAt')
  opensAt: string | null = null;

  @ApiProperty({
    description: 'Until when, London time, later than `opensAt`; null: until midnight',
    type: String,
    nullable: true,
    example: '18:00',
  })
  @Time('delivery:faults.closesAt')
  closesAt: string | null = null;

  @ApiProperty({
    description: 'Whose bank holidays are closed; null: nobody’s',
    enum: nations,
    nullable: true,
    example: 'wales',
  })
  @asTyped((value) => value || null)
  @unlessNull
  @IsIn(nations, { message: 'delivery:faults.nation' })
  nation: Nation | null = null;

  @ApiProperty({
    description: `Further closed days, ${largest.closedDays} at most`,
    type: [String],
    example: ['2026-12-24'],
  })
  @asTyped(typedDays)
  @IsArray({ message: 'delivery:faults.closedDays' })
  @ArrayMaxSize(largest.closedDays, { message: 'delivery:faults.tooManyDays' })
  @Validate(IsDay, { each: true, message: 'delivery:faults.closedDays' })
  closedDays: string[] = [];
}

export function paceOf({ domains, weekdays, closedDays, ...dto }: PaceDto): Pace {
  const chosen = [...new Set(weekdays)].sort();
  return {
    ...dto,
    domains: Object.fromEntries(domains.map(({ domain, perMinute }) => [domain.toLowerCase(), perMinute])),
    weekdays: chosen.length === everyDay.length ? null : chosen,
    closedDays: [...new Set(closedDays)].sort(),
  };
}

/** The other way round: what a form shows. */
export function dtoOfPace({ domains, weekdays, ...pace }: Pace): PaceDto {
  return {
    ...pace,
    domains: Object.entries(domains).map(([domain, perMinute]) => ({ domain, perMinute })),
    weekdays: weekdays ?? everyDay,
  };
}
