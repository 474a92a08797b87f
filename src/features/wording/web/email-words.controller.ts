import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Conflict, type Fault } from '../../../platform/errors.js';
import { actorFrom } from '../../audit/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { EmailDrafts, type SaveOutcome } from '../email-drafts.service.js';
import type { EditableKind } from '../rules/email-words.js';
import { kindFrom } from './campaign-emails.controller.js';
import { OurWordsDto, WordingsDto } from '../email-words.dto.js';
import { faultIn, wordsView } from './emails.view.js';
import { emailPaths, views } from './wording.paths.js';

interface Again {
  typed: WordingsDto;
  faults: Fault[];
}

/** HR writes the subject, the opening and a closing note of an email. */
@Controller('campaigns/:id/emails/:kind')
export class EmailWordsController {
  constructor(private readonly drafts: EmailDrafts) {}

  @Get()
  @Allow('campaigns.manage')
  async edit(
    @Param('id') id: string,
    @Param('kind') kind: string,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return this.page(idFrom(id), kindFrom(kind), language);
  }

  @Post()
  @Allow('campaigns.manage')
  async update(
    @Param() { id: idText, kind: kindText }: { id: string; kind: string },
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const [id, kind] = [idFrom(idText), kindFrom(kindText)];
    const form = checkForm(WordingsDto, body);
    const again = (faults: Fault[]) =>
      this.page(id, kind, language, { typed: form.value, faults: faultsIn(language, faults) });
    if (form.outcome === 'invalid') return again(form.faults);
    const { en, cy } = form.value;
    const saved = await this.drafts.save(id, kind, { typed: { en, cy }, actor: actorFrom(identity) });
    if (saved.outcome === 'faulty') return again(saved.faults.map((fault) => faultIn(language, fault)));
    mustBeKept(saved, language);
    return seeOther(`${emailPaths.all(id)}?done=words`);
  }

  @Post('our-words')
  @Allow('campaigns.manage')
  async goBack(
    @Param() { id: idText, kind: kindText }: { id: string; kind: string },
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const [id, kind] = [idFrom(idText), kindFrom(kindText)];
    const form = checkForm(OurWordsDto, body);
    if (form.outcome === 'valid') {
      const asked = { language: form.value.language, actor: actorFrom(identity) };
      mustBeKept(await this.drafts.goBack(id, kind, asked), language);
    }
    return seeOther(`${emailPaths.all(id)}?done=our-words`);
  }

  private async page(id: number, kind: EditableKind, language: Language, again?: Again): Promise<Reply> {
    const pair = await this.drafts.of(id, kind);
    if (pair.state.outcome !== 'open') return seeOther(emailPaths.all(id));
    const view = wordsView({ pair, language, typed: again?.typed, faults: again?.faults ?? [] });
    return page(
      views.emailWords,
      { ...view, languageBack: emailPaths.words(id, kind) },
      { status: again ? 422 : 200 },
    );
  }
}

function mustBeKept(saved: SaveOutcome, language: Language): void {
  if (saved.outcome === 'frozen')
    throw new Conflict(textsIn(language)(`emails:wordingState.${saved.state.outcome}`));
}
