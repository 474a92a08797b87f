export { CampaignAudience } from './campaign-audience.service.js';
export { audienceCondition, type AudienceFilter } from './campaign-audience.store.js';
export { CampaignClosing } from './campaign-closing.service.js';
export { CampaignEvents } from './campaign-events.js';
export { CampaignKeys, KeyFileMissing } from './campaign-keys.service.js';
export { CampaignLaunch, type LaunchRequestOutcome } from './campaign-launch.service.js';
export { CampaignLaunching } from './campaign-launching.service.js';
export { CampaignPlanning, type PlanOutcome } from './campaign-planning.service.js';
export { CampaignPreflight, type Preflight } from './campaign-preflight.service.js';
export { CampaignRates, type ResponseFigures } from './campaign-rates.service.js';
export { CampaignRoster, type WayIn } from './campaign-roster.service.js';
export type {
  CampaignDepartment,
  Participant,
  ParticipantStart,
  RosterCount,
} from './campaign-roster.store.js';
export type { Campaign, CampaignSummary, LaunchProblem } from './campaign.js';
export { CampaignsModule } from './campaigns.module.js';
export { Campaigns } from './campaigns.service.js';
export type { LaunchOutcome } from './launch-failure.js';
export { PreflightChecks, type PreflightCheck } from './preflight-checks.js';
export type { CampaignState } from './rules/campaign-lifecycle.js';
export type { Audience, CampaignPlan, Contact, HumanChecks } from './rules/campaign-settings.js';
export type { PreflightItem, PreflightResult, Verdict } from './rules/preflight.js';
