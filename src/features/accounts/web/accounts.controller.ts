import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { NotFound, type Fault } from '../../../platform/errors.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { AccountMail } from '../account-mail.service.js';
import { Accounts } from '../accounts.service.js';
import { DepartmentNames } from '../department-names.js';
import { EditAccountForm, NewAccountForm } from './account.dto.js';
import { departmentFaults } from './account-faults.js';
import {
  doneText,
  editAccountView,
  emptyAccount,
  newAccountView,
  type AccountFormValues,
} from './account.view.js';
import { accountPath, accountsPath, views, withDone } from './accounts.paths.js';
import { accountsView } from './accounts.view.js';

interface Refused {
  values: AccountFormValues;
  faults: Fault[];
  language: Language;
}

export function accountIdFrom(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new NotFound('There is no such account.');
  return Number(text);
}

@Controller(accountsPath)
@Allow('accounts.manage')
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly mail: AccountMail,
    private readonly departments: DepartmentNames,
  ) {}

  @Get()
  async index(@PageLanguage() language: Language, @Query('done') done: unknown): Promise<Reply> {
    const [accounts, departments] = await Promise.all([this.accounts.list(), this.departments.all()]);
    return page(
      views.accounts,
      accountsView(accounts, departments, { language, done: doneText(done, language) }),
    );
  }

  @Get('new')
  async new(@PageLanguage() language: Language): Promise<Reply> {
    return this.newPage({ values: emptyAccount, faults: [], language });
  }

  @Post()
  async create(
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const form = checkForm(NewAccountForm, body);
    const { value: values } = form;
    const faults = await this.faultsOf(form);
    if (faults.length > 0) return this.newPage({ values, faults, language });
    const created = await this.mail.invite(values, actorFrom(identity));
    if (created.outcome === 'created') return seeOther(withDone(accountsPath, 'created'));
    return this.newPage({
      values,
      faults: [{ field: 'email', message: 'accounts:faults.emailTaken' }],
      language,
    });
  }

  @Get(':id')
  async edit(
    @Param('id') id: string,
    @PageLanguage() language: Language,
    @Query('done') done: unknown,
  ): Promise<Reply> {
    const account = await this.accounts.byId(accountIdFrom(id));
    const departments = await this.departments.all();
    const showing = { values: account, faults: [], departments, language };
    return page(views.account, editAccountView(account, showing, doneText(done, language)));
  }

  @Post(':id')
  async update(
    @Param('id') id: string,
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const accountId = accountIdFrom(id);
    const form = checkForm(EditAccountForm, body);
    const faults = await this.faultsOf(form);
    if (faults.length > 0)
      return this.editPage(accountId, { values: { email: '', ...form.value }, faults, language });
    const changed = await this.accounts.edit(accountId, form.value, actorFrom(identity));
    if (changed.outcome === 'changed') return seeOther(withDone(accountPath(accountId), 'saved'));
    const last = [{ field: 'role', message: 'accounts:faults.lastAdministrator' }];
    return this.editPage(accountId, { values: { email: '', ...form.value }, faults: last, language });
  }

  private async faultsOf(form: ReturnType<typeof checkForm<EditAccountForm>>): Promise<Fault[]> {
    if (form.outcome === 'invalid') return form.faults;
    return departmentFaults(form.value, await this.departments.all());
  }

  private async newPage({ values, faults, language }: Refused): Promise<Reply> {
    const showing = {
      values,
      faults: faultsIn(language, faults),
      departments: await this.departments.all(),
      language,
    };
    return page(views.account, newAccountView(showing), { status: faults.length > 0 ? 422 : 200 });
  }

  private async editPage(id: number, { values, faults, language }: Refused): Promise<Reply> {
    const account = await this.accounts.byId(id);
    const showing = {
      values,
      faults: faultsIn(language, faults),
      departments: await this.departments.all(),
      language,
    };
    return page(views.account, editAccountView(account, showing), { status: 422 });
  }
}
