import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsObject, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';

/** The targets of one job family, as posted by the form or the API. */
export class TargetsDto {
  @ApiProperty({
    description: 'Skill key to target level, 1 to 4. A skill that is left out is not asked of this family.',
    example: { 'shared-documents': 3, spreadsheets: 2 },
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 1, maximum: 4 },
  })
  @IsObject({ message: 'Give the targets as skill and level' })
  targets: Record<string, unknown> = {};

  @ApiProperty({
    description: 'Who agreed these targets; empty while they are a suggestion',
    example: 'Siân Bevan',
  })
  @IsString({ message: 'Write a name' })
  @MaxLength(120, { message: 'The name must be 120 characters or fewer' })
  owner: string = '';

  @ApiProperty({
    description: 'Day on which they were agreed (ISO date); empty while open',
    example: '2026-10-03',
  })
  @IsOptional()
  @ValidateIf((dto: TargetsDto) => dto.agreedOn !== '')
  @IsISO8601({ strict: true }, { message: 'Enter a real date, like 3 October 2026' })
  agreedOn: string = '';
}

export class ImportanceDto {
  @ApiProperty({
    description: 'Skill key to importance, 1 (useful), 2 (important) or 3 (essential)',
    example: { 'personal-data': 3 },
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 1, maximum: 3 },
  })
  @IsObject({ message: 'Give the importance as skill and number' })
  importance: Record<string, unknown> = {};
}
