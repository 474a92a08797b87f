import type { FastifyRequest } from 'fastify';
import { languageOf } from '../../../web/templates/page-renderer.js';
import { textsIn } from '../../../web/texts.js';
import type { ViewContext } from './packs.view.js';

export function viewContext(request: FastifyRequest): ViewContext {
  const language = languageOf(request);
  return {
    t: textsIn(language),
    language,
    mayEdit: request.identity?.permissions.has('packs.edit') ?? false,
  };
}
