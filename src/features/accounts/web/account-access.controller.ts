import { Controller, Param, Post } from '@nestjs/common';
import { Conflict } from '../../../platform/errors.js';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { AccountMail } from '../account-mail.service.js';
import { Accounts } from '../accounts.service.js';
import { accountIdFrom } from './accounts.controller.js';
import { accountPath, accountsPath, withDone } from './accounts.paths.js';

/** Whether an account can be used: turned off, on again, or given a new link. */
@Controller(`${accountsPath}/:id`)
@Allow('accounts.manage')
export class AccountAccessController {
  constructor(
    private readonly accounts: Accounts,
    private readonly mail: AccountMail,
  ) {}

  @Post('deactivation')
  async deactivate(
    @Param('id') text: string,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const id = accountIdFrom(text);
    const changed = await this.accounts.deactivate(id, actorFrom(identity));
    if (changed.outcome === 'last-administrator') {
      throw new Conflict(textsIn(language)('accounts:faults.lastAdministrator'));
    }
    return seeOther(withDone(accountPath(id), 'deactivated'));
  }

  @Post('reactivation')
  async reactivate(@Param('id') text: string, @SignedIn() identity: Identity): Promise<Reply> {
    const id = accountIdFrom(text);
    await this.accounts.reactivate(id, actorFrom(identity));
    return seeOther(withDone(accountPath(id), 'reactivated'));
  }

  @Post('password-link')
  async sendLink(@Param('id') text: string): Promise<Reply> {
    const id = accountIdFrom(text);
    await this.mail.sendLink(id);
    return seeOther(withDone(accountPath(id), 'link'));
  }
}
