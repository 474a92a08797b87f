export { CampaignEvents } from './campaign-events.js';
export { CampaignKeys } from './campaign-keys.service.js';
export { CampaignRoster } from './campaign-roster.service.js';
export type {
  CampaignDepartment,
  Participant,
  ParticipantStart,
  RosterCount,
} from './campaign-roster.store.js';
export type { Campaign, CampaignSummary, LaunchProblem } from './campaign.js';
export { CampaignsModule } from './campaigns.module.js';
export { Campaigns } from './campaigns.service.js';
export type { CampaignState } from './rules/campaign-lifecycle.js';
export type { Audience, CampaignPlan, Contact, HumanChecks } from './rules/campaign-settings.js';
