import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { mostReminderLetters } from './rules/channel-choice.js';

/** A box in a form, or a boolean in JSON. */
const ticked = Transform(({ value }) => value === true || value === 'yes');

/** What HR allows beside email: the form's and the API's. */
export class InvitationChannelsDto {
  @ApiPropertyOptional({
    description: 'Text messages to people without email',
    example: true,
    default: false,
  })
  @ticked
  @IsBoolean()
  text: boolean = false;

  @ApiPropertyOptional({
    description: 'Letters to people without email whom no text message reaches',
    example: false,
    default: false,
  })
  @ticked
  @IsBoolean()
  letter: boolean = false;

  @ApiPropertyOptional({
    description: `Reminders that may go by letter, the first ones: 0 to ${mostReminderLetters}`,
    example: 0,
    default: 0,
  })
  @Type(() => Number)
  @IsInt({ message: 'channels:faults.reminderLetters' })
  @Min(0, { message: 'channels:faults.reminderLetters' })
  @Max(mostReminderLetters, { message: 'channels:faults.reminderLetters' })
  reminderLetters: number = 0;
}
