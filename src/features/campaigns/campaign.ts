import type { PackDocument } from '../surveys/rules/pack-document.js';
import type { CampaignState } from './rules/campaign-lifecycle.js';
import type { CampaignPlan, HumanChecks } from './rules/campaign-settings.js';

/** Why a launch could not be done; texts stand under `campaigns:launchProblem`. */
export type LaunchProblem =
  'nobody' | 'too-few' | 'pack-faults' | 'too-late' | 'no-key-folder' | 'unexpected';

export interface CampaignSummary extends CampaignPlan {
  id: number;
  /** Random; names the key file, so that a restored database never meets another campaign's key. */
  uid: string;
  state: CampaignState;
  checks: HumanChecks;
  launchReason: string | null;
  launchProblem: LaunchProblem | null;
  createdAt: Date;
  launchedAt: Date | null;
  closedAt: Date | null;
  publishedAt: Date | null;
  /** People on the roster; null before the launch. */
  invited: number | null;
}

export interface Campaign extends CampaignSummary {
  /** As it was frozen at launch; null before. */
  pack: PackDocument | null;
}
