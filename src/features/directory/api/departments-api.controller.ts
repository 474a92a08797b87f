import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFaults, ApiListOf, type ListPage } from '../../../web/api/api.decorators.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { Departments } from '../departments.service.js';
import { DepartmentDto } from './import-reply.dto.js';

@ApiTags('Directory')
@Controller('api/v1/directory/departments')
export class DepartmentsApiController {
  constructor(private readonly departments: Departments) {}

  @Get()
  @Allow('directory.read')
  @ApiOperation({
    summary: 'List departments',
    description:
      'All departments in which or beneath which somebody works, in one reply: each parent before its children, siblings by name.',
  })
  @ApiListOf(DepartmentDto, 'The tree of departments')
  @ApiFaults()
  async index(): Promise<ListPage<DepartmentDto>> {
    return { data: await this.departments.tree(), next: null };
  }
}
