import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Invalid } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { ApiFaults } from '../../../web/api/api.decorators.js';
import { checked } from '../../../web/api/checked.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { dtoOfPace, PaceDto, paceOf } from '../pace.dto.js';
import { PaceSettings } from '../pace-settings.service.js';

@ApiTags('Sending')
@Controller('api/v1/sending/pace')
export class PaceApiController {
  constructor(private readonly settings: PaceSettings) {}

  @Get()
  @Allow('sending.read')
  @ApiOperation({ summary: 'How fast and when emails go out', description: 'For the whole organisation.' })
  @ApiOkResponse({ description: 'The pace', type: PaceDto })
  @ApiFaults()
  async show(): Promise<PaceDto> {
    return dtoOfPace(await this.settings.read());
  }

  @Put()
  @HttpCode(200)
  @Allow('sending.manage')
  @ApiOperation({
    summary: 'Change how fast and when emails go out',
    description:
      'Workers follow within seconds. Limits and hours hold back emails to many people; an email that somebody waits for goes at once and counts. What is left out has no limit.',
  })
  @ApiBody({ type: PaceDto })
  @ApiOkResponse({ description: 'The pace as it is now', type: PaceDto })
  @ApiFaults(422)
  async update(@Body() body: unknown, @SignedIn() identity: Identity): Promise<PaceDto> {
    const kept = await this.settings.change(paceOf(checked(PaceDto, body)), actorFrom(identity));
    if (kept.outcome === 'faulty') {
      const faults = kept.faults.map(({ field, fault }) => ({ field, message: `delivery:faults.${fault}` }));
      throw new Invalid('Something in the request needs to be corrected.', faultsIn('en', faults));
    }
    return dtoOfPace(await this.settings.read());
  }
}
