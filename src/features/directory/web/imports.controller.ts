import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Fault } from '../../../platform/errors.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { mappingFrom } from '../mapping-request.js';
import { directoryPaths, views } from './directory.paths.js';
import { fieldName, namesOfFields } from './mapping.view.js';
import { importIdFrom, PreviewPages } from './preview-pages.js';

/** A staff file on its way into the directory: uploaded, looked at, its columns chosen, or thrown away. */
@Controller('directory/imports')
@Allow('directory.import')
export class ImportsController {
  constructor(
    private readonly imports: DirectoryImports,
    private readonly pages: PreviewPages,
  ) {}

  @Get('new')
  new(@PageLanguage() language: Language): Reply {
    return this.newPage([], language);
  }

  /** The guard has read the form up to the file; the file's bytes are read here, as they arrive. */
  @Post()
  async create(
    @Req() { upload }: FastifyRequest,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const t = textsIn(language);
    if (!upload?.fileName) {
      upload?.discard();
      return this.newPage([{ field: 'file', message: t('directory:unreadable.no-file') }], language);
    }
    const staged = await this.imports.stage(upload.bytes, upload.fileName, actorFrom(identity));
    if (staged.outcome === 'staged') return seeOther(directoryPaths.import(staged.id));
    upload.discard();
    const message = t(`directory:unreadable.${staged.reason}`, { line: staged.line });
    return this.newPage([{ field: 'file', message }], language);
  }

  @Get(':id')
  async show(
    @Param('id') text: string,
    @Query() query: Record<string, unknown>,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return this.pages.show(importIdFrom(text), { show: query['show'], page: query['page'] }, language);
  }

  @Post(':id/mapping')
  async remap(
    @Param('id') text: string,
    @Body() body: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = importIdFrom(text);
    const t = textsIn(language);
    const remapped = await this.imports.remap(id, mappingFrom(body));
    if (remapped.outcome === 'remapped') return seeOther(directoryPaths.import(id));
    const messages =
      remapped.outcome === 'busy'
        ? [t('directory:preview.busy')]
        : remapped.fields.map((field) => t('directory:preview.repeated', { field: fieldName(field, t) }));
    const faults = messages.map((message) => ({ field: 'columns', message }));
    return this.pages.show(id, { faults }, language);
  }

  @Post(':id/removal')
  async remove(@Param('id') text: string): Promise<Reply> {
    await this.imports.discard(importIdFrom(text));
    return seeOther(directoryPaths.directory);
  }

  private newPage(faults: Fault[], language: Language): Reply {
    const view = {
      faults,
      languageBack: directoryPaths.newImport,
      action: directoryPaths.imports,
      directory: directoryPaths.directory,
      fieldNames: namesOfFields(textsIn(language)).join('; '),
    };
    return page(views.newImport, view, { status: faults.length > 0 ? 422 : 200 });
  }
}
