import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../../../platform/config/configuration.js';
import { answeringCookieName } from '../answer-sessions.service.js';
import type { Language } from '../../../web/texts.js';

const sixtyDays = 60 * 24 * 3600;

/** The secret of the draft on this device. It outlives the browser's session, so that a phone may be switched off. */
@Injectable()
export class AnsweringCookie {
  private readonly options: { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean };

  constructor(configuration: Configuration) {
    const secure = configuration.publicUrl.startsWith('https:');
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[answeringCookieName] || undefined;
  }

  write(reply: FastifyReply, secret: string): void {
    reply.setCookie(answeringCookieName, secret, { ...this.options, maxAge: sixtyDays });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(answeringCookieName, this.options);
  }

  /** The same cookie that the language switch of other pages writes. */
  writeLanguage(reply: FastifyReply, language: Language): void {
    reply.setCookie('language', language, { ...this.options, maxAge: 365 * 24 * 3600 });
  }
}
