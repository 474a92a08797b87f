import { Body, Controller, Param, Post } from '@nestjs/common';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { ApplicationDto } from '../import.dto.js';
import { directoryPaths } from './directory.paths.js';
import { importIdFrom, PreviewPages } from './preview-pages.js';

/** Taking a file that was looked at into the directory. */
@Controller('directory/imports/:id/application')
@Allow('directory.import')
export class ImportApplicationController {
  constructor(
    private readonly imports: DirectoryImports,
    private readonly pages: PreviewPages,
  ) {}

  @Post()
  async create(
    @Param('id') text: string,
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const id = importIdFrom(text);
    const form = checkForm(ApplicationDto, body);
    const { value: chosen } = form;
    if (form.outcome === 'invalid') {
      return this.pages.show(id, { chosen, faults: faultsIn(language, form.faults) }, language);
    }
    const applied = await this.imports.apply(id, chosen, actorFrom(identity));
    // A form that was sent twice shows what the first one did.
    if (applied.outcome === 'applied' || applied.outcome === 'already-applied') {
      return seeOther(directoryPaths.import(id));
    }
    const field = applied.outcome === 'confirm-leaving' ? 'confirmLeaving' : 'scope';
    const message = textsIn(language)(`directory:application.${applied.outcome}`, { ...applied });
    return this.pages.show(id, { chosen, faults: [{ field, message }] }, language);
  }
}
