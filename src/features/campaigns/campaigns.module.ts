import { Module } from '@nestjs/common';
import { CryptoModule } from '../../platform/crypto/crypto.module.js';
import { AuditModule } from '../audit/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { DirectoryModule } from '../directory/index.js';
import { SurveysModule } from '../surveys/index.js';
import { CampaignAudience } from './campaign-audience.service.js';
import { CampaignAudienceStore } from './campaign-audience.store.js';
import { CampaignClosing } from './campaign-closing.service.js';
import { CampaignEvents } from './campaign-events.js';
import { CampaignExtension } from './campaign-extension.service.js';
import { CampaignKeys } from './campaign-keys.service.js';
import { CampaignKeysStore } from './campaign-keys.store.js';
import { CampaignLaunch } from './campaign-launch.service.js';
import { CampaignLaunching } from './campaign-launching.service.js';
import { CampaignPlanning } from './campaign-planning.service.js';
import { CampaignPreflight } from './campaign-preflight.service.js';
import { CampaignRates } from './campaign-rates.service.js';
import { CampaignRatesStore } from './campaign-rates.store.js';
import { CampaignRoster } from './campaign-roster.service.js';
import { CampaignRosterStore } from './campaign-roster.store.js';
import { CampaignsDue } from './campaigns-due.service.js';
import { CampaignSending } from './campaign-sending.service.js';
import { Campaigns } from './campaigns.service.js';
import { CampaignsStore } from './campaigns.store.js';
import { ClosingSteps } from './closing-steps.service.js';
import { LaunchRecord } from './launch-record.service.js';
import { LaunchSnapshot } from './launch-snapshot.service.js';
import { LaunchSnapshotStore } from './launch-snapshot.store.js';
import { LaunchSteps } from './launch-steps.service.js';
import { LaunchUndoing } from './launch-undoing.service.js';
import { PreflightChecks } from './preflight-checks.js';
import { SendingDecisions } from './sending-decisions.service.js';

const stores = [
  CampaignAudienceStore,
  CampaignKeysStore,
  CampaignRatesStore,
  CampaignRosterStore,
  CampaignsStore,
  LaunchSnapshotStore,
];

/** What pages, API, jobs and later features use. */
const services = [
  CampaignAudience,
  CampaignClosing,
  CampaignEvents,
  CampaignExtension,
  CampaignKeys,
  CampaignLaunch,
  CampaignLaunching,
  CampaignPlanning,
  CampaignPreflight,
  CampaignRates,
  CampaignRoster,
  CampaignSending,
  Campaigns,
  CampaignsDue,
  PreflightChecks,
  SendingDecisions,
];

const steps = [ClosingSteps, LaunchRecord, LaunchSnapshot, LaunchSteps, LaunchUndoing];

@Module({
  imports: [CryptoModule, AuditModule, DeliveryModule, DirectoryModule, SurveysModule],
  providers: [...stores, ...services, ...steps],
  exports: services,
})
export class CampaignsModule {}
