import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FaultDto {
  @ApiProperty({ description: 'The field, or the path to it', example: 'closesOn' })
  field: string;

  @ApiProperty({ description: 'What is wrong, in words', example: 'The last day must come after the first' })
  message: string;
}

export class ProblemDto {
  @ApiProperty({ description: 'The kind of problem, for programs', example: 'invalid' })
  error: string;

  @ApiProperty({
    description: 'What happened and what to do, for people',
    example: 'Two fields need another look.',
  })
  message: string;

  @ApiPropertyOptional({ description: 'Only with 422: the fields that were wrong', type: [FaultDto] })
  faults?: FaultDto[];
}
