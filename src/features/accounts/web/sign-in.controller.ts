import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unavailable, type Fault } from '../../../platform/errors.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { ownPath } from '../rules/own-path.js';
import { homeOf } from '../rules/roles.js';
import { SignIn, type SignInOutcome } from '../sign-in.service.js';
import { signInPath, views } from './accounts.paths.js';
import { SessionCookie } from './session-cookie.js';
import { SignInForm } from './sign-in.dto.js';
import { SignInLimits } from './sign-in-limits.js';
import { signInView } from './sign-in.view.js';

type Tried = SignInOutcome | { outcome: 'limited'; retryAfterSeconds: number } | { outcome: 'away' };

@Controller(signInPath)
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly limits: SignInLimits,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Public()
  show(@Query('next') next: unknown, @Query('done') done: unknown): Reply {
    return page(views.signIn, signInView({ next: ownPath(next) ?? '', passwordSet: done === 'password' }));
  }

  @Post()
  @Public()
  async create(
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const form = checkForm(SignInForm, body);
    const next = ownPath(form.value.next) ?? '';
    const again = (status: number, faults: Fault[]) =>
      page(views.signIn, signInView({ email: String(form.value.email), next, faults }), { status });
    if (form.outcome === 'invalid') return again(422, faultsIn(language, form.faults));
    const tried = await this.attempt(form.value, request.ip);
    if (tried.outcome === 'signed-in') {
      await this.start(tried.secret, request, reply);
      return seeOther(next || homeOf(tried.account.role));
    }
    if (tried.outcome === 'limited') reply.header('retry-after', tried.retryAfterSeconds);
    const { status, message } = refusal(tried, language);
    return again(status, [{ field: 'email', message }]);
  }

  private async attempt({ email, password }: SignInForm, ip: string): Promise<Tried> {
    const allowed = await this.limits.beforeTry(email, ip);
    if (allowed.outcome === 'limited') return allowed;
    try {
      const tried = await this.signIn.attempt(email, password);
      if (tried.outcome === 'signed-in') await this.limits.takeBack(email, ip);
      return tried;
    } catch (error) {
      await this.limits.takeBack(email, ip);
      if (error instanceof Unavailable) return { outcome: 'away' };
      throw error;
    }
  }

  /** Whoever was signed in here before is signed out; the cookie always gets a new secret. */
  private async start(secret: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const before = this.cookie.read(request);
    if (before) await this.signIn.end(before);
    this.cookie.write(reply, secret);
  }
}

function refusal(
  tried: Exclude<Tried, { outcome: 'signed-in' }>,
  language: Language,
): { status: number; message: string } {
  const t = textsIn(language);
  switch (tried.outcome) {
    case 'limited': {
      const count = Math.ceil(tried.retryAfterSeconds / 60);
      return { status: 429, message: t('accounts:signIn.limited', { count }) };
    }
    case 'away':
      return { status: 503, message: t('accounts:signIn.away') };
    default:
      return { status: 422, message: t('accounts:signIn.refused') };
  }
}
