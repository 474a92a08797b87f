import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { seeOther, type Reply } from './pages.js';
import { Public } from './security/allow.decorator.js';
import { isLanguage } from './texts.js';

const aYear = 365 * 24 * 3600;

/** Only addresses of our own, so that the switch can't be used to send people elsewhere. */
const ownPath = (path: unknown) => (typeof path === 'string' && /^\/(?!\/|\\)/.test(path) ? path : '/');

@Controller('language')
export class LanguageController {
  @Post()
  @Public()
  create(
    @Body() body: { language?: string; back?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Reply {
    if (isLanguage(body.language)) {
      reply.setCookie('language', body.language, {
        path: '/',
        maxAge: aYear,
        httpOnly: true,
        sameSite: 'lax',
      });
    }
    return seeOther(ownPath(body.back));
  }
}
