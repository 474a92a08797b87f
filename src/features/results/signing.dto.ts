import { ApiProperty } from '@nestjs/swagger';
import { Equals } from 'class-validator';

/** The one thing that signing asks for. */
export class SigningDto {
  @ApiProperty({
    description:
      'Always "yes": the disclosure report was read, and it is understood that all ballots are destroyed and nothing can be counted again',
    example: 'yes',
    enum: ['yes'],
  })
  @Equals('yes', { message: 'results:report.mustTick' })
  read: string = '';
}
