import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { Language } from '../../../web/texts.js';
import { Publications } from '../publications.service.js';
import { hiddenView, isHidden } from './hidden.view.js';
import { departmentAsked, ResultsPages } from './results-pages.js';
import { resultsPaths, views } from './results.paths.js';
import { summaryView } from './summary.view.js';

@Controller('results')
export class ResultsController {
  constructor(
    private readonly publications: Publications,
    private readonly pages: ResultsPages,
  ) {}

  @Get()
  @Allow('results.read')
  async index(@PageLanguage() language: Language): Promise<Reply> {
    const all = await this.publications.list();
    if (all.length === 1) return seeOther(resultsPaths.summary(all[0]!.id));
    const { day } = formatsIn(language);
    return page(views.list, {
      rows: all.map(({ id, name, nameCy, closesOn, publishedAt }) => [
        { text: (language === 'cy' && nameCy) || name, href: resultsPaths.summary(id) },
        day(closesOn),
        day(publishedAt),
      ]),
    });
  }

  @Get(':publicationId')
  @Allow('results.read')
  async show(
    @Param('publicationId', ParseIntPipe) id: number,
    @Query('department') asked: string | undefined,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const context = await this.pages.open(id, identity, language);
    const departmentId = departmentAsked(context, asked);
    if (isHidden(context, departmentId)) return page(views.hidden, hiddenView(context, departmentId));
    return page(views.summary, summaryView(context, departmentId));
  }
}
