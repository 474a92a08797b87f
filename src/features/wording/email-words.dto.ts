import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';

const tooLong = 'emails:wordingFault.farTooLong';

/** One email in one language. What it may hold is checked by the rules of the words. */
export class WordingDto {
  @ApiProperty({
    description: 'One line; up to 100 characters when its placeholders are filled in',
    example: 'Your view on digital skills at {{organisation}} ({{minutes}} minutes)',
  })
  @IsString({ message: tooLong })
  @MaxLength(1_000, { message: tooLong })
  subject: string = '';

  @ApiProperty({
    description: 'Paragraphs that open the email, parted by an empty line; up to 1,500 characters, no links',
    example: 'We would like to know what helps you in working digitally.',
  })
  @IsString({ message: tooLong })
  @MaxLength(20_000, { message: tooLong })
  opening: string = '';

  @ApiProperty({
    description: 'Closing note, parted in the same way; up to 600 characters; may be empty',
    example: 'Last year you asked for quiet rooms; every building has one now.',
  })
  @IsString({ message: tooLong })
  @MaxLength(20_000, { message: tooLong })
  closing: string = '';
}

/** The form has both languages. */
export class WordingsDto {
  @IsObject()
  @ValidateNested()
  @Type(() => WordingDto)
  en: WordingDto = new WordingDto();

  @IsObject()
  @ValidateNested()
  @Type(() => WordingDto)
  cy: WordingDto = new WordingDto();
}

export class OurWordsDto {
  @IsIn(['en', 'cy'])
  language: 'en' | 'cy';
}
