import { ApiProperty } from '@nestjs/swagger';
import type { PublicationSummary } from '../publication.js';
import type { DepartmentLine, LeadersSummary } from '../rules/leaders-summary.js';

/** A figure, or the fact that it is not shown: `shown` with its row, `not-asked`, or `withheld` with `countedIn`. */
const figureExample = {
  outcome: 'shown',
  row: { measure: 'response', value: 0.6, n: 387, population: 640 },
};
const withheldExample = { outcome: 'withheld', countedIn: 12 };

export class PublicationDto implements PublicationSummary {
  @ApiProperty({ example: 3 })
  id!: number;

  @ApiProperty({ example: 7 })
  campaignId!: number;

  @ApiProperty({ description: 'Name of the campaign', example: 'Autumn survey 2026' })
  name!: string;

  @ApiProperty({ description: 'In Welsh', example: 'Arolwg yr hydref 2026', nullable: true, type: String })
  nameCy!: string | null;

  @ApiProperty({ description: 'Last day on which people could answer (ISO date)', example: '2026-11-27' })
  closesOn!: string;

  @ApiProperty({ description: 'When it was published (UTC)', example: '2026-12-03T09:14:00.000Z' })
  publishedAt!: Date;
}

export class PublishedDepartmentDto {
  @ApiProperty({ description: 'Of the campaign’s own tree: the id in figures', example: 17 })
  id!: number;

  @ApiProperty({ example: 12, nullable: true, type: Number })
  parentId!: number | null;

  @ApiProperty({
    description: 'In the directory; null for a root that was made',
    example: 5,
    nullable: true,
    type: Number,
  })
  directoryId!: number | null;

  @ApiProperty({ example: 'Adult Social Care' })
  name!: string;

  @ApiProperty({ description: 'Shown, or counted in another department', enum: ['shown', 'withheld'] })
  outcome!: 'shown' | 'withheld';

  @ApiProperty({
    description: 'Department whose figures count its people',
    example: 12,
    nullable: true,
    type: Number,
  })
  countedIn!: number | null;
}

export class SummaryDto implements Omit<LeadersSummary, 'group'> {
  @ApiProperty({ type: PublicationDto })
  publication!: PublicationDto;

  @ApiProperty({
    description: 'Smallest number of people behind any figure or combination of figures',
    example: 10,
  })
  k!: number;

  @ApiProperty({
    description: 'The department that this is about; the root for the organisation',
    example: 12,
  })
  departmentId!: number;

  @ApiProperty({ description: 'Departments that the caller may see', type: [PublishedDepartmentDto] })
  departmentsInSight!: PublishedDepartmentDto[];

  @ApiProperty({ description: 'Share who answered', example: figureExample })
  response!: LeadersSummary['response'];

  @ApiProperty({
    description: 'Share of the needed capability that is missing, 0 to 100',
    example: withheldExample,
  })
  gapScore!: LeadersSummary['gapScore'];

  @ApiProperty({ description: 'Mean readiness over the skills shown, 0 to 1', example: figureExample })
  readiness!: LeadersSummary['readiness'];

  @ApiProperty({ description: 'Skills that somebody in the group has a target for', example: 21 })
  skillsAsked!: number;

  @ApiProperty({ description: 'Skills that the group shows', example: 18 })
  skillsShown!: number;

  @ApiProperty({ description: 'At most five, first to work on first', type: [Object] })
  priorities!: LeadersSummary['priorities'];

  @ApiProperty({ description: 'Departments in sight right beneath the group', type: [Object] })
  departments!: DepartmentLine[];

  @ApiProperty({ description: 'Share agreeing in each dimension, with the organisation’s', type: [Object] })
  culture!: LeadersSummary['culture'];

  @ApiProperty({
    description: 'Share of leaders who agree, organisation-wide, rounded to 0.05',
    example: withheldExample,
  })
  leaderConfidence!: LeadersSummary['leaderConfidence'];

  @ApiProperty({ description: 'Mean readiness of the organisation, 0 to 1', example: figureExample })
  organisationReadiness!: LeadersSummary['organisationReadiness'];

  @ApiProperty({ description: 'Organisation-wide, most often named first', type: [Object] })
  obstacles!: LeadersSummary['obstacles'];
}
