import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { departmentView } from './department.view.js';
import { heatmapPageView } from './heatmap-page.view.js';
import { hiddenView, isHidden } from './hidden.view.js';
import { departmentAsked, ResultsPages } from './results-pages.js';
import { views } from './results.paths.js';
import { skillView } from './skill.view.js';

@Controller('results/:publicationId')
export class DrillDownController {
  constructor(private readonly pages: ResultsPages) {}

  @Get('departments/:departmentId')
  @Allow('results.read')
  async department(
    @Param('publicationId', ParseIntPipe) id: number,
    @Param('departmentId', ParseIntPipe) asked: number,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const context = await this.pages.open(id, identity, language);
    const departmentId = departmentAsked(context, asked);
    if (isHidden(context, departmentId)) return page(views.hidden, hiddenView(context, departmentId));
    return page(views.department, departmentView(context, departmentId));
  }

  @Get('skills/:skill')
  @Allow('results.read')
  async skill(
    @Param('publicationId', ParseIntPipe) id: number,
    @Param('skill') skill: string,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return page(views.skill, skillView(await this.pages.open(id, identity, language), skill));
  }

  @Get('heatmap')
  @Allow('results.read')
  async heatmap(
    @Param('publicationId', ParseIntPipe) id: number,
    @Query() { department, page: number }: { department?: string; page?: string },
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const context = await this.pages.open(id, identity, language);
    const departmentId = departmentAsked(context, department);
    if (isHidden(context, departmentId)) return page(views.hidden, hiddenView(context, departmentId));
    return page(views.heatmap, heatmapPageView(context, departmentId, Number(number) || 1));
  }
}
