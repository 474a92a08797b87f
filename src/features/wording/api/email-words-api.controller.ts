import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Conflict, Invalid, NotFound } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { ApiFaults, ApiListOf, type ListPage } from '../../../web/api/api.decorators.js';
import { checked, idFrom } from '../../../web/api/checked.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { isLanguage, textsIn, type Language } from '../../../web/texts.js';
import { EmailDrafts, type SaveOutcome } from '../email-drafts.service.js';
import { WordingDto } from '../email-words.dto.js';
import { editableKinds, type EditableKind } from '../rules/email-words.js';
import { EmailWordsDto, emailWordsDtosOf } from './email-words.dto.js';

interface Named {
  id: string;
  kind: string;
  language: string;
}

const kindParameter = ApiParam({
  name: 'kind',
  description: 'Which email',
  enum: editableKinds,
  example: 'invitation',
});
const languageParameter = ApiParam({
  name: 'language',
  description: 'In which language',
  enum: ['en', 'cy'],
  example: 'en',
});

/** The words that HR may change; what an email promises is fixed. */
@ApiTags('Campaigns')
@ApiParam({ name: 'id', description: 'Id of the campaign', example: 12 })
@Controller('api/v1/campaigns/:id/emails')
export class EmailWordsApiController {
  constructor(private readonly drafts: EmailDrafts) {}

  @Get()
  @Allow('campaigns.read')
  @ApiOperation({ summary: 'Read the words of invitation and reminder', description: 'In both languages.' })
  @ApiListOf(EmailWordsDto, 'Four: each email in each language')
  @ApiFaults(404)
  async index(@Param('id') idText: string): Promise<ListPage<EmailWordsDto>> {
    const id = idFrom(idText);
    const pairs = [await this.drafts.of(id, 'invitation'), await this.drafts.of(id, 'reminder')];
    return { data: pairs.flatMap(emailWordsDtosOf), next: null };
  }

  @Put(':kind/:language')
  @HttpCode(200)
  @Allow('campaigns.manage')
  @kindParameter
  @languageParameter
  @ApiOperation({
    summary: 'Change the words of an email',
    description:
      'Placeholders are {{organisation}}, {{closesOn}}, {{minutes}} and {{name}}. No links, no HTML.',
  })
  @ApiBody({ type: WordingDto })
  @ApiOkResponse({ description: 'The words as they are now', type: EmailWordsDto })
  @ApiFaults(404, 409, 422)
  async update(
    @Param() named: Named,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
  ): Promise<EmailWordsDto> {
    const { id, kind, language } = known(named);
    const { subject, opening, closing } = checked(WordingDto, body);
    const typed = { [language]: { subject, opening, closing } };
    mustBeKept(await this.drafts.save(id, kind, { typed, actor: actorFrom(identity) }));
    return this.now(id, kind, language);
  }

  @Delete(':kind/:language')
  @HttpCode(200)
  @Allow('campaigns.manage')
  @kindParameter
  @languageParameter
  @ApiOperation({ summary: 'Go back to our own words' })
  @ApiOkResponse({ description: 'The words as they are now', type: EmailWordsDto })
  @ApiFaults(404, 409)
  async goBack(@Param() named: Named, @SignedIn() identity: Identity): Promise<EmailWordsDto> {
    const { id, kind, language } = known(named);
    mustBeKept(await this.drafts.goBack(id, kind, { language, actor: actorFrom(identity) }));
    return this.now(id, kind, language);
  }

  private async now(id: number, kind: EditableKind, language: Language): Promise<EmailWordsDto> {
    const dtos = emailWordsDtosOf(await this.drafts.of(id, kind));
    return dtos.find((dto) => dto.language === language)!;
  }
}

function known({ id, kind, language }: Named): { id: number; kind: EditableKind; language: Language } {
  const email = editableKinds.find((one) => one === kind);
  if (!email || !isLanguage(language)) throw new NotFound('There is no such email.');
  return { id: idFrom(id), kind: email, language };
}

function mustBeKept(saved: SaveOutcome): void {
  const t = textsIn('en');
  if (saved.outcome === 'frozen') throw new Conflict(t(`emails:wordingState.${saved.state.outcome}`));
  if (saved.outcome === 'faulty') {
    const faults = saved.faults.map(({ field, fault, what }) => ({
      field,
      message: t(`emails:wordingFault.${fault}`, { what }),
    }));
    throw new Invalid('Something in the request needs to be corrected.', faults);
  }
}
