import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Fault } from '../../../platform/errors.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { PasswordSetting } from '../password-setting.service.js';
import { judgePassword, longestPassword, shortestPassword } from '../rules/passwords.js';
import { signInPath, views, withDone } from './accounts.paths.js';
import { SetPasswordForm } from './sign-in.dto.js';

/** Opening the link changes nothing, since mail scanners open links too; only the POST spends it. */
@Controller('set-password')
export class SetPasswordController {
  constructor(private readonly setting: PasswordSetting) {}

  @Get(':token')
  @Public()
  async show(@Param('token') token: string): Promise<Reply> {
    return this.form(token, []);
  }

  @Post(':token')
  @Public()
  async create(
    @Param('token') token: string,
    @Body() body: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const { value } = checkForm(SetPasswordForm, body);
    const password = typeof value.password === 'string' ? value.password : '';
    const verdict = judgePassword(password);
    if (verdict !== 'good') {
      const limits = { shortest: shortestPassword, longest: longestPassword };
      return this.form(token, [
        { field: 'password', message: textsIn(language)(`accounts:setPassword.${verdict}`, limits) },
      ]);
    }
    const result = await this.setting.set(token, password);
    if (result.outcome === 'unusable') return page(views.linkUnusable, {}, { status: 404 });
    return seeOther(withDone(signInPath, 'password'));
  }

  private async form(token: string, faults: Fault[]): Promise<Reply> {
    const account = await this.setting.accountBehind(token);
    if (!account) return page(views.linkUnusable, {}, { status: 404 });
    const { name, email } = account;
    return page(
      views.setPassword,
      { name, email, faults, shortest: shortestPassword },
      {
        status: faults.length > 0 ? 422 : 200,
      },
    );
  }
}
