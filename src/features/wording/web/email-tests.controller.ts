import { Controller, Param, Post } from '@nestjs/common';
import { Conflict, Forbidden } from '../../../platform/errors.js';
import { Accounts } from '../../accounts/index.js';
import { actorFrom } from '../../audit/index.js';
import { Campaigns } from '../../campaigns/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { RateLimit } from '../../../web/security/rate-limit.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { EmailTests } from '../email-tests.service.js';
import { kindFrom } from './campaign-emails.controller.js';
import { emailPaths } from './wording.paths.js';

/** Two emails each. */
const anHour = { limit: 10, seconds: 60 * 60 };
const stillOfUse = new Set(['draft', 'launching', 'open']);

/** A sample in both languages, to whoever asks and nobody else. */
@Controller('campaigns/:id/emails/:kind/tests')
export class EmailTestsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly accounts: Accounts,
    private readonly tests: EmailTests,
    private readonly limit: RateLimit,
  ) {}

  @Post()
  @Allow('campaigns.manage')
  async create(
    @Param() { id: idText, kind }: { id: string; kind: string },
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const t = textsIn(language);
    const { id, state } = await this.campaigns.summary(idFrom(idText));
    if (identity.kind !== 'account') throw new Forbidden(t('emails:emailTest.noAddress'));
    if (!stillOfUse.has(state)) throw new Conflict(t('emails:wordingState.over'));
    const verdict = await this.limit.hit('email-test', String(identity.id), anHour);
    if (verdict.outcome === 'limited') throw new Conflict(t('emails:emailTest.limited'));
    const account = await this.accounts.byId(identity.id);
    await this.tests.send(id, kindFrom(kind), { account, actor: actorFrom(identity) });
    return seeOther(`${emailPaths.all(id)}?done=test`);
  }
}
