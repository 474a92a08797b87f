import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { NotFound, type Fault } from '../../../platform/errors.js';
import { isPermission } from '../../../shared/permissions.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { ApiKeys } from '../api-keys.service.js';
import { ApiKeyForm } from './account.dto.js';
import { doneText } from './account.view.js';
import { apiKeysPath, views, withDone } from './accounts.paths.js';
import { apiKeysView } from './api-keys.view.js';

@Controller(apiKeysPath)
@Allow('api-keys.manage')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Get()
  async index(@PageLanguage() language: Language, @Query('done') done: unknown): Promise<Reply> {
    const showing = {
      language,
      values: { name: '', scopes: [] },
      faults: [],
      done: doneText(done, language),
    };
    return page(views.apiKeys, apiKeysView(await this.keys.list(), showing));
  }

  /** The key stands on the reply to this POST and nowhere else, so there is no redirect. */
  @Post()
  async create(
    @Body() body: unknown,
    @PageLanguage() language: Language,
    @SignedIn() identity: Identity,
  ): Promise<Reply> {
    const form = checkForm(ApiKeyForm, body);
    const { name } = form.value;
    const scopes = form.value.scopes.filter(isPermission);
    const faults: Fault[] = form.outcome === 'invalid' ? form.faults : [];
    if (scopes.length === 0) faults.push({ field: 'scopes', message: 'accounts:faults.scopes' });
    if (faults.length > 0) {
      const showing = { language, values: { name, scopes }, faults: faultsIn(language, faults), done: null };
      return page(views.apiKeys, apiKeysView(await this.keys.list(), showing), { status: 422 });
    }
    const { key } = await this.keys.create({ name, scopes }, actorFrom(identity));
    return page(views.apiKeyMade, { name, key });
  }

  @Post(':id/revocation')
  async revoke(@Param('id') id: string, @SignedIn() identity: Identity): Promise<Reply> {
    if (!/^[1-9]\d{0,8}$/.test(id)) throw new NotFound('There is no such key.');
    await this.keys.revoke(Number(id), actorFrom(identity));
    return seeOther(withDone(apiKeysPath, 'revoked'));
  }
}
