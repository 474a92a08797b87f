import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsIn, IsOptional } from 'class-validator';
import { ListQuery } from '../../../web/api/api.decorators.js';
import { listedKinds, type ListedKind } from '../import-records.js';
import { separators, type Separator } from '../rules/department-path.js';
import { fields, type Field } from '../rules/fields.js';

export class ImportMappingDto {
  @ApiProperty({
    description: 'For each column of the file, in its order, what it holds; null for "not used"',
    enum: fields,
    isArray: true,
    example: ['personId', 'name', null, 'department'],
  })
  @IsArray({ message: 'Give a list with one entry for each column' })
  @IsIn([...fields, null], { each: true, message: 'Each entry is the name of a field, or null' })
  columns: (Field | null)[];

  @ApiPropertyOptional({
    description: 'What separates the steps of a department path; null or left out for single names',
    enum: separators,
    nullable: true,
    example: '>',
  })
  @IsOptional()
  @IsIn(separators, { message: 'Use one of the separators, or null' })
  separator: Separator | null = null;
}

export class ImportRowsQuery extends ListQuery {
  @ApiPropertyOptional({
    description: 'Rows that are left out, that go in with something missing, or that are second posts',
    enum: listedKinds,
    default: 'left-out',
    example: 'noted',
  })
  @IsOptional()
  @IsIn(listedKinds, { message: 'Use left-out, noted or other-posts' })
  kind: ListedKind = 'left-out';
}
