import { Controller, Get, Param, Query } from '@nestjs/common';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { Catalogue } from '../catalogue.service.js';
import { SkillNames } from '../skill-names.service.js';
import { catalogueView, resourceView } from './catalogue.view.js';
import { views } from './learning.paths.js';

/** Open to everybody and without any session, so that opening it says nothing about who has answered what. */
@Controller('learning')
export class CatalogueController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly names: SkillNames,
  ) {}

  @Get()
  @Public()
  async index(
    @Query() { area, format }: { area?: unknown; format?: unknown },
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const [resources, areas] = await Promise.all([this.catalogue.resources(), this.names.areas()]);
    return page(views.catalogue, catalogueView({ resources, areas, chosen: { area, format } }, language));
  }

  @Get(':key')
  @Public()
  async show(@Param('key') key: string, @PageLanguage() language: Language): Promise<Reply> {
    const [resource, names] = await Promise.all([this.catalogue.resource(key), this.names.byKey()]);
    return page(views.resource, resourceView(resource, names, language));
  }
}
