import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import { Configuration } from '../../platform/config/configuration.js';
import { inProject } from '../../platform/project-root.js';
import type { PageReply } from '../pages.js';
import { isLanguage, textsIn, type Language } from '../texts.js';

/** Chosen with the language switch and kept in a cookie; English otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.['language'];
  return isLanguage(chosen) ? chosen : 'en';
}

/**
 * Renders a template with what every page shares: `t` (texts), `language`, `identity`, `csrf`,
 * `organisation`, `path`. Templates stand below `src/` and may extend govuk-frontend's.
 */
@Injectable()
export class PageRenderer {
  private readonly environment: nunjucks.Environment;

  constructor(private readonly configuration: Configuration) {
    this.environment = new nunjucks.Environment(
      new nunjucks.FileSystemLoader([inProject('src'), inProject('node_modules/govuk-frontend/dist')], {
        watch: false,
        noCache: false,
      }),
      { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
    );
  }

  render(page: Extract<PageReply, { kind: 'page' }>, request: FastifyRequest, reply: FastifyReply): string {
    const language = isLanguage(page.language) ? page.language : languageOf(request);
    const t = textsIn(language);
    const welsh = language === 'cy' && this.configuration.organisationNameCy;
    return this.environment.render(page.template, {
      ...page.view,
      t,
      language,
      organisation: welsh || this.configuration.organisationName,
      identity: request.identity ?? null,
      csrf: reply.generateCsrf(),
      path: request.url.split('?')[0],
    });
  }
}
