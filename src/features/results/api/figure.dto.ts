import { ApiProperty } from '@nestjs/swagger';
import type { GroupKind, Measure, Reliability } from '../../disclosure/index.js';
import { measureUnits } from '../rules/measure-units.js';

/** One published figure of one group. */
export class FigureDto {
  @ApiProperty({ description: 'What the figure is about', enum: ['organisation', 'department', 'family'] })
  groupKind!: GroupKind;

  @ApiProperty({
    description: 'Department of the campaign’s own tree; the root stands for the organisation',
    example: 17,
  })
  groupId!: number;

  @ApiProperty({ description: 'Name of the department at launch', example: 'Adult Social Care' })
  group!: string;

  @ApiProperty({ description: 'What is measured', enum: Object.keys(measureUnits), example: 'readiness' })
  measure!: Measure;

  @ApiProperty({
    description:
      'Key of the skill, culture statement, dimension or obstacle; null for a figure of the whole group',
    example: 'personal-data',
    nullable: true,
    type: String,
  })
  item!: string | null;

  @ApiProperty({ description: 'What the item is called', example: 'Handling personal data' })
  title!: string;

  @ApiProperty({ description: 'Unit of value, lower and upper', example: measureUnits.readiness })
  unit!: string;

  @ApiProperty({ description: 'The figure, in its unit', example: 0.62 })
  value!: number;

  @ApiProperty({
    description: 'Lower limit of the 95 % interval, or the best case',
    example: 0.54,
    nullable: true,
    type: Number,
  })
  lower!: number | null;

  @ApiProperty({
    description: 'Upper limit of the 95 % interval, or the worst case',
    example: 0.69,
    nullable: true,
    type: Number,
  })
  upper!: number | null;

  @ApiProperty({ description: 'Answers behind the figure', example: 73, nullable: true, type: Number })
  n!: number | null;

  @ApiProperty({
    description: 'People the figure speaks about, not always whole',
    example: 143,
    nullable: true,
    type: Number,
  })
  population!: number | null;

  @ApiProperty({
    description: 'Mean target level of the group, 1 to 4',
    example: 2.4,
    nullable: true,
    type: Number,
  })
  target!: number | null;

  @ApiProperty({
    description: 'Greatest shortfall counted, 1 to 4, for figures about shortfalls',
    example: 2,
    nullable: true,
    type: Number,
  })
  s!: number | null;

  @ApiProperty({ description: 'True where deeper shortfalls count as s', example: false })
  capped!: boolean;

  @ApiProperty({
    description: 'Skills or statements that the figure sums',
    example: 19,
    nullable: true,
    type: Number,
  })
  parts!: number | null;

  @ApiProperty({ description: 'How far it can be trusted', enum: ['high', 'medium', 'low'], nullable: true })
  reliability!: Reliability | null;
}

export class FiguresPageDto {
  @ApiProperty({ type: [FigureDto] })
  data!: FigureDto[];

  @ApiProperty({ description: 'This page, from 1', example: 1 })
  page!: number;

  @ApiProperty({ description: 'Pages in all', example: 12 })
  pages!: number;

  @ApiProperty({ description: 'Figures in all', example: 5840 })
  total!: number;
}
