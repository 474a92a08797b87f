import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { RateLimit } from '../../../web/security/rate-limit.js';
import type { Language } from '../../../web/texts.js';
import { LinkRequests } from '../link-requests.service.js';
import { LinkAgainDto } from './link-again.dto.js';
import { linkAgainPath, views } from './invitations.paths.js';

/** A whole council may stand behind one network address. */
const fromOneNetwork = { limit: 200, seconds: 600 };
const forOneAddress = { limit: 3, seconds: 3_600 };

/**
 * For whoever has lost the email. The answer is the same whether or not anybody has the address, and takes as long:
 * here it is only written down.
 */
@Controller('link-again')
@Public()
export class LinkAgainController {
  constructor(
    private readonly requests: LinkRequests,
    private readonly rates: RateLimit,
  ) {}

  @Get()
  show(@Query('done') done: unknown): Reply {
    const view = { audience: 'staff', action: linkAgainPath };
    return page(done === 'yes' ? views.linkAsked : views.linkAgain, { ...view, faults: [], email: '' });
  }

  @Post()
  async create(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const form = checkForm(LinkAgainDto, body);
    const { email } = form.value;
    const again = (status: number, key?: string) => {
      const found = form.outcome === 'invalid' ? form.faults : [];
      const faults = faultsIn(language, key ? [{ field: 'email', message: key }] : found);
      const view = { audience: 'staff', action: linkAgainPath, languageBack: linkAgainPath, email, faults };
      return page(views.linkAgain, view, { status });
    };
    if (form.outcome === 'invalid') return again(422);
    const network = await this.rates.hit('link-again', request.ip, fromOneNetwork);
    if (network.outcome === 'limited') {
      reply.header('retry-after', network.retryAfterSeconds);
      return again(429, 'invitations:linkAgain.faults.tooMany');
    }
    // Asked for too often, an address gets the usual answer: a different one would tell that somebody else asked.
    const address = await this.rates.hit('link-again-address', email.toLowerCase(), forOneAddress);
    if (address.outcome === 'allowed') await this.requests.ask(email);
    return seeOther(`${linkAgainPath}?done=yes`);
  }
}
