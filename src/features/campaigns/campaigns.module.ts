import { Module } from '@nestjs/common';
import { CryptoModule } from '../../platform/crypto/crypto.module.js';
import { AuditModule } from '../audit/index.js';
import { DirectoryModule } from '../directory/index.js';
import { SurveysModule } from '../surveys/index.js';
import { CampaignEvents } from './campaign-events.js';
import { CampaignKeys } from './campaign-keys.service.js';
import { CampaignKeysStore } from './campaign-keys.store.js';
import { CampaignRoster } from './campaign-roster.service.js';
import { CampaignRosterStore } from './campaign-roster.store.js';
import { Campaigns } from './campaigns.service.js';
import { CampaignsStore } from './campaigns.store.js';

@Module({
  imports: [CryptoModule, AuditModule, DirectoryModule, SurveysModule],
  providers: [
    Campaigns,
    CampaignsStore,
    CampaignEvents,
    CampaignKeys,
    CampaignKeysStore,
    CampaignRoster,
    CampaignRosterStore,
  ],
  exports: [Campaigns, CampaignEvents, CampaignKeys, CampaignRoster],
})
export class CampaignsModule {}
