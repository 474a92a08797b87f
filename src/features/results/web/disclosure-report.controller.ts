import { Body, Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import type { Fault } from '../../../platform/errors.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { checkForm } from '../../../web/forms/form-faults.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import type { Language } from '../../../web/texts.js';
import { actorFrom } from '../../audit/index.js';
import { CampaignRoster, Campaigns } from '../../campaigns/index.js';
import { PublicationDrafts } from '../publication-drafts.service.js';
import { PublicationSigning } from '../publication-signing.service.js';
import { SigningDto } from '../signing.dto.js';
import { disclosureReportView } from './disclosure-report.view.js';
import { resultsPaths, views } from './results.paths.js';

/** What HR reads, and signs. There is one draft and no option. */
@Controller('campaigns/:id')
export class DisclosureReportController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly roster: CampaignRoster,
    private readonly drafts: PublicationDrafts,
    private readonly signing: PublicationSigning,
  ) {}

  @Get('disclosure-report')
  @Allow('results.sign')
  async show(@Param('id', ParseIntPipe) id: number, @PageLanguage() language: Language): Promise<Reply> {
    return this.report(id, language);
  }

  @Post('publication')
  @Allow('results.sign')
  async create(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const posted = checkForm(SigningDto, body);
    if (posted.outcome === 'invalid') return this.report(id, language, faultsIn(language, posted.faults));
    // Signed before, not counted yet, or counted anew: either way the report says how things stand.
    await this.signing.sign(id, actorFrom(identity), posted.value);
    return seeOther(resultsPaths.disclosureReport(id));
  }

  private async report(id: number, language: Language, faults: Fault[] = []): Promise<Reply> {
    const [campaign, publication, departments] = await Promise.all([
      this.campaigns.summary(id),
      this.drafts.ofCampaign(id),
      this.roster.departments(id),
    ]);
    const view = disclosureReportView({ campaign, publication, departments, language });
    return page(views.disclosureReport, { ...view, faults }, { status: faults.length > 0 ? 422 : 200 });
  }
}
