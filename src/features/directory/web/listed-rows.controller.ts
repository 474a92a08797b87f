import { Controller, Get, Param } from '@nestjs/common';
import { PageLanguage } from '../../../web/page-language.js';
import { download, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { DirectoryImports } from '../directory-imports.service.js';
import { listedRowsFile } from '../listed-rows-file.js';
import { importIdFrom } from './preview-pages.js';

/** Rows to look at, with their cells and the reasons, to be corrected and imported again. */
@Controller('directory/imports/:id/rows.csv')
@Allow('directory.import')
export class ListedRowsController {
  constructor(private readonly imports: DirectoryImports) {}

  @Get()
  async show(@Param('id') text: string, @PageLanguage() language: Language): Promise<Reply> {
    const id = importIdFrom(text);
    const { headings, fileName } = await this.imports.preview(id);
    const names = headings.map(({ heading }) => heading);
    const file = listedRowsFile(names, this.imports.listedWithCells(id), textsIn(language));
    return download(`rows-of-${fileName.replace(/\.\w+$/, '')}.csv`, 'text/csv; charset=utf-8', file);
  }
}
