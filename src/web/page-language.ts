import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { languageOf } from './templates/page-renderer.js';
import type { Language } from './texts.js';

/** Injects the language in which the page will be shown, for views that prepare texts. */
export const PageLanguage = createParamDecorator((_data: unknown, context: ExecutionContext): Language =>
  languageOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
