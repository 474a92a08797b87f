import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Equals, IsIn, IsOptional } from 'class-validator';
import { countOutcomes, type CountOutcome } from './publication.js';

/** What signing asks for. */
export class SigningDto {
  @ApiProperty({
    description:
      'Always "yes": the disclosure report was read, and it is understood that all ballots are destroyed and nothing can be counted again',
    example: 'yes',
    enum: ['yes'],
  })
  @Equals('yes', { message: 'results:report.mustTick' })
  read: string = '';

  @ApiPropertyOptional({
    description: 'Outcome that the report named; signing is refused where it is another one by now',
    example: 'figures',
    enum: countOutcomes,
  })
  @IsOptional()
  @IsIn(countOutcomes)
  outcome?: CountOutcome;
}
