import { ApiProperty } from '@nestjs/swagger';
import type { PlannedDepartment } from '../department-plans.service.js';

export class PlannedPeopleDto {
  @ApiProperty({ description: 'Estimate of people who are short', example: 54.2 })
  value: number;

  @ApiProperty({ description: 'Lower end of the 95 % interval', example: 46.1 })
  lower: number;

  @ApiProperty({ description: 'Upper end of the 95 % interval', example: 61.9 })
  upper: number;
}

export class PlannedLineDto {
  @ApiProperty({ description: 'Key of the skill', example: 'spreadsheets' })
  skill: string;

  @ApiProperty({
    description: 'Key of the resource in the catalogue',
    example: 'tables-that-answer-questions',
  })
  resource: string;

  @ApiProperty({ description: 'English title', example: 'Tables that answer questions' })
  title: string;

  @ApiProperty({ description: 'People who are short of the skill in the department', type: PlannedPeopleDto })
  peopleShort: PlannedPeopleDto;

  @ApiProperty({ description: 'Estimated level at which they begin, 0 to 3', example: 2 })
  fromLevel: number;

  @ApiProperty({ description: 'Level to which it leads, 1 to 4', example: 3 })
  toLevel: number;

  @ApiProperty({ description: 'Seats', example: 54 })
  seats: number;

  @ApiProperty({ description: 'Times it is held', example: 6 })
  runs: number;

  @ApiProperty({ description: 'Pounds', example: 720 })
  cost: number;

  @ApiProperty({ description: 'Hours of all these people together', example: 135 })
  hours: number;

  @ApiProperty({ description: 'Estimate of levels closed, all people together', example: 54.2 })
  levelsClosed: number;

  @ApiProperty({
    description: 'What would do instead; null where nothing else leads as far',
    type: String,
    nullable: true,
    example: null,
  })
  nextBest: string | null;
}

export class WithheldSkillDto {
  @ApiProperty({ description: 'Key of the skill', example: 'ai-tools' })
  skill: string;

  @ApiProperty({
    description: 'Department in whose figure these people are counted',
    type: Number,
    nullable: true,
    example: 2,
  })
  countedIn: number | null;
}

export class DepartmentPlanDto {
  @ApiProperty({ description: 'Id of the publication', example: 3 })
  publicationId: number;

  @ApiProperty({ description: 'Id of the department in the publication', example: 12 })
  departmentId: number;

  @ApiProperty({ description: 'In the order in which to take them', type: [PlannedLineDto] })
  lines: PlannedLineDto[];

  @ApiProperty({ description: 'Pounds', example: 2140 })
  cost: number;

  @ApiProperty({ description: "Hours of people's time", example: 410 })
  hours: number;

  @ApiProperty({ description: 'Estimate of levels closed', example: 212.5 })
  levelsClosed: number;

  @ApiProperty({
    description: 'Estimate of levels missing in the skills that can be planned for',
    example: 301.2,
  })
  levelsMissing: number;

  @ApiProperty({ description: 'Skills whose figures are too uncertain to rank', type: [String], example: [] })
  uncertain: string[];

  @ApiProperty({
    description: "Skills not shown for the department, to protect people's answers",
    type: [WithheldSkillDto],
  })
  withheld: WithheldSkillDto[];
}

export function planDtoOf({ results, departmentId, plan, needs }: PlannedDepartment): DepartmentPlanDto {
  const { cost, hours, levelsClosed, levelsMissing, lines } = plan;
  return {
    publicationId: results.id,
    departmentId,
    lines: lines.map(({ need, resource, from, to, nextBest, ...line }) => ({
      skill: need.skillKey,
      resource: resource.key,
      title: resource.title.en,
      peopleShort: need.peopleShort,
      fromLevel: from,
      toLevel: to,
      ...line,
      nextBest: nextBest?.key ?? null,
    })),
    cost,
    hours,
    levelsClosed,
    levelsMissing,
    uncertain: needs.uncertain,
    withheld: needs.withheld.map(({ skillKey, countedIn }) => ({ skill: skillKey, countedIn })),
  };
}
