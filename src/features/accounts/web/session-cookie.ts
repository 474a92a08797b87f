import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Configuration } from '../../../platform/config/configuration.js';

const name = 'session';

/** The cookie that holds a session's secret: no script reads it, no other site's form sends it. */
@Injectable()
export class SessionCookie {
  private readonly options: { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean };

  constructor(configuration: Configuration) {
    const secure = configuration.publicUrl.startsWith('https:');
    this.options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  }

  read(request: FastifyRequest): string | null {
    return request.cookies[name] || null;
  }

  write(reply: FastifyReply, secret: string): void {
    reply.setCookie(name, secret, this.options);
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(name, this.options);
  }
}
