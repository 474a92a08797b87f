import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength, Validate, ValidateIf } from 'class-validator';
import { IsDay, ticked, trimmed } from './dto-fields.js';

export class ExtensionDto {
  @ApiProperty({ description: 'New last day, later than the present one', example: '2026-12-04' })
  @Validate(IsDay, { message: 'campaigns:faults.closesOn' })
  closesOn: string = '';
}

export class HumanChecksDto {
  @ApiPropertyOptional({
    description: 'Day on which the unions were consulted; empty: not yet',
    example: '2026-09-14',
  })
  @ValidateIf((dto: HumanChecksDto) => dto.unionsConsultedOn !== '')
  @Validate(IsDay, { message: 'campaigns:faults.day' })
  unionsConsultedOn: string = '';

  @ApiPropertyOptional({
    description: 'Day on which the data protection impact assessment was agreed; empty: not yet',
    example: '2026-09-21',
  })
  @ValidateIf((dto: HumanChecksDto) => dto.dpiaAgreedOn !== '')
  @Validate(IsDay, { message: 'campaigns:faults.day' })
  dpiaAgreedOn: string = '';

  @ApiPropertyOptional({ description: 'Equality and Welsh-language impact assessed', example: true })
  @ticked
  @IsBoolean()
  impactAssessed: boolean = false;

  @ApiPropertyOptional({ description: 'Who checked the Welsh; empty: nobody yet', example: 'Rhys Powell' })
  @trimmed
  @IsString({ message: 'campaigns:faults.welshCheckedBy' })
  @MaxLength(120, { message: 'campaigns:faults.welshCheckedBy' })
  welshCheckedBy: string = '';

  @ApiPropertyOptional({ description: 'Accessibility statement published', example: true })
  @ticked
  @IsBoolean()
  accessibilityStatementPublished: boolean = false;
}

export class LaunchDto {
  @ApiPropertyOptional({
    description: 'Why it is launched although something is missing, at most 1,000 characters; audited',
    example: '',
  })
  @trimmed
  @IsString({ message: 'campaigns:faults.reason' })
  @MaxLength(1_000, { message: 'campaigns:faults.reasonLong' })
  reason: string = '';

  @ApiProperty({
    description:
      'The organisation confirms that answers and figures are never used for appraisal, capability, pay, redundancy ' +
      'or selection, and that taking part is voluntary and in paid time',
    example: true,
  })
  @ticked
  @IsBoolean()
  purposeLimitConfirmed: boolean = false;
}
