import { ApiProperty } from '@nestjs/swagger';
import { permissions } from '../../../shared/permissions.js';

export class MeDto {
  @ApiProperty({
    description: 'A key of a program, or an account whose browser asks',
    enum: ['api-key', 'account'],
  })
  kind: string;

  @ApiProperty({ description: 'Id of the key or account', example: 3 })
  id: number;

  @ApiProperty({ description: 'Name of the key or person', example: 'Nightly import' })
  name: string;

  @ApiProperty({ description: 'Role of the account; "program" for a key', example: 'program' })
  role: string;

  @ApiProperty({
    description: 'What it may do',
    enum: permissions,
    isArray: true,
    example: ['directory.import'],
  })
  scopes: string[];

  @ApiProperty({
    description: "Departments of a leader's account; null where there is no such limit",
    type: [Number],
    nullable: true,
    example: null,
  })
  departmentIds: number[] | null;
}
