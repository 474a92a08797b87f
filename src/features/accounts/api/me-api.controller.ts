import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { MeDto } from './me.dto.js';

@ApiTags('Your key')
@Controller('api/v1/me')
export class MeApiController {
  @Get()
  @Allow('signed-in')
  @ApiOperation({
    summary: 'Which key is this?',
    description: 'Tells whether a key works and what it may do.',
  })
  @ApiOkResponse({ description: 'Whose key it is and its scopes', type: MeDto })
  @ApiFaults()
  show(@SignedIn() { kind, id, name, role, permissions, departmentIds }: Identity): MeDto {
    return { kind, id, name, role, scopes: [...permissions].sort(), departmentIds };
  }
}
