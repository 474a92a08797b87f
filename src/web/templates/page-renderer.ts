import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import { Configuration } from '../../platform/config/configuration.js';
import { inProject } from '../../platform/project-root.js';
import { accentOf } from '../accent.controller.js';
import { asset } from '../asset-address.js';
import { navigationFor } from '../navigation.js';
import type { PageReply } from '../pages.js';
import { isLanguage, textsIn, type Language } from '../texts.js';
import { formatsIn } from '../view-formats.js';
import { addTemplateFilters } from './template-filters.js';

/** Chosen with the language switch and kept in a cookie; English otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.['language'];
  return isLanguage(chosen) ? chosen : 'en';
}

/** A request that Fastify refused before its plugins ran has no cookies; its page needs no form token that works. */
function tokenFor(reply: FastifyReply): string {
  try {
    return reply.generateCsrf();
  } catch {
    return '';
  }
}

/**
 * Renders a template with what every page shares: `t` (texts), `format` (numbers, dates), `language`, `identity`,
 * `csrf`, `organisation`, `path`, `here` (path with query), `navigation`, `asset(name)`. Templates stand below `src/`.
 */
@Injectable()
export class PageRenderer {
  private readonly environment: nunjucks.Environment;

  constructor(private readonly configuration: Configuration) {
    this.environment = new nunjucks.Environment(
      new nunjucks.FileSystemLoader([inProject('src')], { watch: false, noCache: false }),
      { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
    );
    this.environment.addGlobal('asset', asset);
    this.environment.addGlobal('accent', accentOf(configuration));
    addTemplateFilters(this.environment);
  }

  render(page: Extract<PageReply, { kind: 'page' }>, request: FastifyRequest, reply: FastifyReply): string {
    const language = isLanguage(page.language) ? page.language : languageOf(request);
    const welsh = language === 'cy' && this.configuration.organisationNameCy;
    const path = request.url.split('?')[0] as string;
    const identity = request.identity ?? null;
    return this.environment.render(page.template, {
      ...page.view,
      t: textsIn(language),
      format: formatsIn(language),
      language,
      organisation: welsh || this.configuration.organisationName,
      identity,
      navigation: navigationFor(identity, path),
      csrf: tokenFor(reply),
      path,
      here: request.url,
    });
  }
}
