import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import type { ImportScope } from './import-records.js';

export class ApplicationDto {
  @ApiProperty({
    description: '"whole": people who are not in the file leave; "changes": they stay as they are',
    enum: ['whole', 'changes'],
    example: 'changes',
  })
  @IsIn(['whole', 'changes'], { message: 'directory:application.scope' })
  scope: ImportScope;

  @ApiPropertyOptional({
    description: 'Needed with "whole" where more than one person in ten would leave',
    example: false,
    default: false,
  })
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'yes')
  @IsBoolean()
  confirmLeaving: boolean = false;
}
