import { Module, type OnModuleInit } from '@nestjs/common';
import { CampaignsModule, PreflightChecks } from '../../campaigns/index.js';
import { SurveysModule } from '../../surveys/index.js';
import { PrintedCodeOverview } from '../printed-codes-overview.service.js';
import { PrintedCodesModule } from '../printed-codes.module.js';
import { PrintedCardFiles } from './printed-card-files.service.js';
import {
  PrintedCodesController,
  PrintedCodesPeopleController,
  PrintedCodesVoidingController,
} from './printed-codes.controller.js';
import { PrintedCodesPages } from './printed-codes-pages.service.js';
import { printedCodesPaths } from './printed-codes.paths.js';

@Module({
  imports: [PrintedCodesModule, CampaignsModule, SurveysModule],
  controllers: [PrintedCodesPeopleController, PrintedCodesVoidingController, PrintedCodesController],
  providers: [PrintedCardFiles, PrintedCodesPages],
})
export class PrintedCodesWebModule implements OnModuleInit {
  constructor(
    private readonly preflight: PreflightChecks,
    private readonly overview: PrintedCodeOverview,
  ) {}

  /** Nobody is left out for want of an email address, and HR knows before the launch how many cards that will be. */
  onModuleInit(): void {
    this.preflight.register({
      key: 'addresses',
      check: async (campaignId) => {
        const count = await this.overview.peopleWithoutEmail(campaignId);
        if (count === 0) return { verdict: 'ok', text: 'printed-codes:preflight.ok' };
        return {
          verdict: 'attention',
          text: 'printed-codes:preflight.attention',
          parameters: { count },
          links: [{ href: printedCodesPaths.page(campaignId), text: 'printed-codes:preflight.link' }],
        };
      },
    });
  }
}
