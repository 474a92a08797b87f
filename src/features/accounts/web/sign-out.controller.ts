import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { SignIn } from '../sign-in.service.js';
import { SessionCookie } from './session-cookie.js';

/** Open to everybody: a session that is over already must not keep anybody from signing out. */
@Controller('sign-out')
export class SignOutController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @Public()
  async create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const secret = this.cookie.read(request);
    this.cookie.clear(reply);
    if (secret) await this.signIn.end(secret);
    return seeOther('/');
  }
}
