import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../platform/errors.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { Publications } from '../publications.service.js';
import { resultsContext, type ResultsContext } from './results-context.js';

/** Opens a publication for whoever is reading, and keeps them within what they may see. */
@Injectable()
export class ResultsPages {
  constructor(private readonly publications: Publications) {}

  async open(publicationId: number, reader: Identity, language: Language): Promise<ResultsContext> {
    const results = await this.publications.open(publicationId);
    const scope = await this.publications.scopeOf(reader, results);
    return resultsContext(results, scope, language);
  }
}

/**
 * The department that a page is about: the one asked for, else the reader's own, else the organisation. Throws NotFound
 * for one out of sight: whether it exists is not told.
 */
export function departmentAsked(
  { results, scope }: ResultsContext,
  asked: string | number | undefined,
): number {
  if (asked === undefined || asked === '') return scope.own[0] ?? results.table.organisation.id;
  const id = Number(asked);
  if (!scope.visible.has(id)) throw new NotFound('There are no results at this address that you may see.');
  return id;
}
