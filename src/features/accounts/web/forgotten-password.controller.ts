import { Body, Controller, Get, Ip, Post } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { AccountMail } from '../account-mail.service.js';
import { forgottenPasswordPath, views } from './accounts.paths.js';
import { ForgottenPasswordForm } from './sign-in.dto.js';
import { SignInLimits } from './sign-in-limits.js';

/** Longer than writing the link takes, so that the time of the reply doesn't say whether there is an account. */
const replyAfter = 300;

@Controller(forgottenPasswordPath)
export class ForgottenPasswordController {
  constructor(
    private readonly mail: AccountMail,
    private readonly limits: SignInLimits,
  ) {}

  @Get()
  @Public()
  show(): Reply {
    return page(views.forgotten, { email: '', faults: [] });
  }

  @Get('sent')
  @Public()
  sent(): Reply {
    return page(views.forgottenSent, {});
  }

  @Post()
  @Public()
  async create(@Body() body: unknown, @PageLanguage() language: Language, @Ip() ip: string): Promise<Reply> {
    const form = checkForm(ForgottenPasswordForm, body);
    if (form.outcome === 'invalid') {
      const view = { email: String(form.value.email), faults: faultsIn(language, form.faults) };
      return page(views.forgotten, view, { status: 422 });
    }
    const { email } = form.value;
    const allowed = await this.limits.mayAskForLink(email, ip);
    await Promise.all([allowed ? this.mail.forgotten(email) : null, sleep(replyAfter)]);
    return seeOther(`${forgottenPasswordPath}/sent`);
  }
}
