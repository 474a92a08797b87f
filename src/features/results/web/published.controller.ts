import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { Publications } from '../publications.service.js';
import { publishedView } from './published.view.js';
import { resultsContext } from './results-context.js';
import { views } from './results.paths.js';

/** For all staff, without an account: the organisation's own figures. */
@Controller('published')
export class PublishedController {
  constructor(private readonly publications: Publications) {}

  @Get(':publicationId')
  @Public()
  async show(
    @Param('publicationId', ParseIntPipe) id: number,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const results = await this.publications.open(id);
    const everybody = { visible: new Set([results.table.organisation.id]), own: [] };
    return page(views.published, publishedView(resultsContext(results, everybody, language)));
  }
}
