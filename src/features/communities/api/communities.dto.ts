import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, MaxLength, Min } from 'class-validator';

export class BilingualTitleDto {
  @ApiProperty({ description: 'English', example: 'Spreadsheets and figures' })
  en: string;

  @ApiProperty({ description: 'Welsh', example: 'Taenlenni a ffigurau' })
  cy: string;
}

export class CommunityDto {
  @ApiProperty({ description: 'Id', example: 4 })
  id: number;

  @ApiProperty({ description: 'Key of the skill', example: 'spreadsheets' })
  skill: string;

  @ApiProperty({ description: 'What it is about', type: BilingualTitleDto })
  title: BilingualTitleDto;

  @ApiProperty({ description: 'When it was opened', example: '2026-12-11T09:30:00.000Z' })
  openedAt: string;

  @ApiProperty({
    description: 'How many have joined; null below ten',
    type: Number,
    nullable: true,
    example: 14,
  })
  members: number | null;
}

export class ProposedDepartmentDto {
  @ApiProperty({ description: 'Id of the department in the publication', example: 12 })
  id: number;

  @ApiProperty({ description: 'Estimate of its people who are short', example: 31.4 })
  peopleShort: number;
}

export class ProposedCommunityDto {
  @ApiProperty({ description: 'Key of the skill', example: 'spreadsheets' })
  skill: string;

  @ApiProperty({ description: 'What it would be about', type: BilingualTitleDto })
  title: BilingualTitleDto;

  @ApiProperty({ description: 'Estimate of people of the organisation who are short', example: 170.2 })
  peopleShort: number;

  @ApiProperty({ description: 'Lower end of its 95 % interval', example: 154.1 })
  lower: number;

  @ApiProperty({ description: 'Upper end of its 95 % interval', example: 186.3 })
  upper: number;

  @ApiProperty({ description: 'People, at least, who are where their role needs them', example: 90 })
  couldHelp: number;

  @ApiProperty({ description: 'Departments, none inside another', type: [ProposedDepartmentDto] })
  departments: ProposedDepartmentDto[];
}

export class NewCommunityDto {
  @ApiProperty({ description: 'Publication whose figures propose it', example: 3 })
  @IsInt({ message: 'publicationId is the id of a publication' })
  @Min(1, { message: 'publicationId is the id of a publication' })
  publicationId: number;

  @ApiProperty({ description: 'Key of the skill that is proposed', example: 'spreadsheets' })
  @IsString({ message: 'skill is the key of a proposed skill' })
  @MaxLength(60, { message: 'skill is the key of a proposed skill' })
  skill: string;
}
