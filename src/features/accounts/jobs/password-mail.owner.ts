import { Injectable } from '@nestjs/common';
import { EmailTemplates, type LastLook, type LedgerRow, type MailOwner } from '../../delivery/index.js';
import { AccountsStore } from '../accounts.store.js';
import { PasswordLinks } from '../password-links.service.js';
import { passwordMails, type PasswordMailKind } from '../rules/password-mail.js';

/** Right before sending: a link that was used or is too old, or whose account was deactivated, is not mailed any more. */
@Injectable()
export class PasswordMail {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly links: PasswordLinks,
    private readonly templates: EmailTemplates,
  ) {}

  owners(): MailOwner[] {
    return Object.values(passwordMails).map((kind) => ({
      kind,
      lastLook: (rows) => Promise.all(rows.map((row) => this.lastLook(kind, row))),
    }));
  }

  private async lastLook(kind: PasswordMailKind, row: LedgerRow): Promise<LastLook> {
    const account = await this.accounts.byId(row.recipientId);
    const link = await this.links.unspent(row.sequence);
    if (!account?.active) return { outcome: 'cancel', reason: 'account-inactive' };
    if (!link) return { outcome: 'cancel', reason: 'link-over' };
    const words = this.templates.render(kind, account.language, {
      name: account.name,
      link: this.links.addressOf(link),
    });
    const { email, name, language } = account;
    return { outcome: 'send', letter: { to: email, toName: name, language, ...words } };
  }
}
