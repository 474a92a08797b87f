import { ApiProperty } from '@nestjs/swagger';
import { fields, type Field } from '../rules/fields.js';
import { separators } from '../rules/department-path.js';
import type { ImportScope, ImportState } from '../import-records.js';

export class ImportColumnDto {
  @ApiProperty({ description: 'The heading as it stands in the file', example: 'Employee No.' })
  heading: string;

  @ApiProperty({
    description: 'What the column is taken for; null where it is not used',
    enum: fields,
    nullable: true,
    example: 'personId',
  })
  field: Field | null;

  @ApiProperty({
    description: 'How the heading was understood when the file was read',
    enum: ['recognised', 'unknown', 'blank', 'repeated'],
    example: 'recognised',
  })
  because: string;
}

export class ImportCountsDto {
  @ApiProperty({ description: 'Rows below the headings, blank ones left out', example: 1691 })
  rows: number;

  @ApiProperty({ description: 'People who are not in the directory, or had left it', example: 527 })
  new: number;

  @ApiProperty({ description: 'People whose department changes', example: 946 })
  moved: number;

  @ApiProperty({ description: 'People in the same department with other details changed', example: 31 })
  changed: number;

  @ApiProperty({ description: 'People who stay as they are', example: 46 })
  unchanged: number;

  @ApiProperty({
    description: 'People who are not in the file: they leave if it is the whole staff',
    example: 668,
  })
  leaving: number;

  @ApiProperty({ description: 'Rows about a further post of somebody', example: 12 })
  otherPosts: number;

  @ApiProperty({ description: 'Rows that can not be imported', example: 3 })
  leftOut: number;

  @ApiProperty({ description: 'Rows that go in with something missing or not understood', example: 26 })
  noted: number;

  @ApiProperty({ description: 'People of the file to whom no email can be sent', example: 26 })
  withoutEmail: number;

  @ApiProperty({ description: 'Departments that the directory does not have yet', example: 38 })
  newDepartments: number;

  @ApiProperty({ description: 'People in the directory before the import', example: 1691 })
  people: number;
}

export class ImportDto {
  @ApiProperty({ description: 'Id of the import', example: 7 })
  id: number;

  @ApiProperty({
    description: 'unmapped: choose columns first; ready: look at the counts and apply',
    enum: ['reading', 'unmapped', 'ready', 'applied'],
    example: 'ready',
  })
  state: ImportState;

  @ApiProperty({ description: 'Name of the file as it was sent', example: 'staff.csv' })
  fileName: string;

  @ApiProperty({ description: 'The columns in their order', type: [ImportColumnDto] })
  columns: ImportColumnDto[];

  @ApiProperty({
    description: 'What separates the steps of a department path; null where the column holds single names',
    enum: separators,
    nullable: true,
    example: '>',
  })
  separator: string | null;

  @ApiProperty({
    description: 'What must be chosen before the rows can be read',
    enum: ['personId', 'department'],
    isArray: true,
    example: [],
  })
  missing: string[];

  @ApiProperty({
    description: 'What applying would do, or has done; null while columns are missing',
    type: ImportCountsDto,
    nullable: true,
  })
  counts: ImportCountsDto | null;

  @ApiProperty({
    description: 'More than one person in ten would leave: applying as the whole staff needs confirmLeaving',
    example: true,
  })
  asksAboutLeaving: boolean;

  @ApiProperty({
    description: 'As what it was applied',
    enum: ['whole', 'changes'],
    nullable: true,
    example: null,
  })
  scope: ImportScope | null;

  @ApiProperty({ description: 'When the file was read (UTC)', example: '2026-09-01T08:30:00.000Z' })
  createdAt: Date;

  @ApiProperty({ description: 'Who sent the file', example: 'Nightly import' })
  createdBy: string;

  @ApiProperty({ description: 'When it was applied (UTC)', nullable: true, type: String, example: null })
  appliedAt: Date | null;
}

export class ImportRowDto {
  @ApiProperty({ description: 'Row as a spreadsheet numbers it; the headings are row 1', example: 218 })
  row: number;

  @ApiProperty({ description: 'Person id; empty where there is none', example: 'E1042' })
  personId: string;

  @ApiProperty({ description: 'Name as it goes in', example: 'Carys Bevan' })
  name: string;

  @ApiProperty({
    description: 'Why the row is listed, in words',
    type: [String],
    example: ['The email address is not one that can be sent to'],
  })
  reasons: string[];
}

export class DepartmentDto {
  @ApiProperty({ description: 'Id of the department', example: 14 })
  id: number;

  @ApiProperty({
    description: 'Department above it; null for a root',
    nullable: true,
    type: Number,
    example: 3,
  })
  parentId: number | null;

  @ApiProperty({ description: 'Name in English', example: 'Waste Operations' })
  name: string;

  @ApiProperty({
    description: 'Name in Welsh; null where none was given',
    nullable: true,
    type: String,
    example: 'Gweithrediadau Gwastraff',
  })
  nameCy: string | null;

  @ApiProperty({ description: 'Steps below the root, 0 for a root', example: 2 })
  depth: number;

  @ApiProperty({ description: 'People directly in the department', example: 41 })
  people: number;

  @ApiProperty({ description: 'People in the department and beneath it', example: 98 })
  total: number;
}
