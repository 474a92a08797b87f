import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Log } from '../../platform/logging/log.js';
import { Audit, theSystem } from '../audit/index.js';
import { CampaignKeys } from './campaign-keys.service.js';
import type { LaunchProblem } from './campaign.js';
import { Campaigns } from './campaigns.service.js';
import { LaunchImpossible, willPass, type LaunchOutcome } from './launch-failure.js';

/** After a launch that failed. */
@Injectable()
export class LaunchUndoing {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly keys: CampaignKeys,
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  /**
   * Erases the key file and leads back to the draft, with a reason that HR sees. A failure that will pass is thrown
   * on instead: the launch stays due. A commit whose answer got lost has happened, and its key file stays.
   */
  async undo(id: number, error: unknown): Promise<LaunchOutcome> {
    const problem = error instanceof LaunchImpossible ? error.problem : 'unexpected';
    const again = problem === 'unexpected' && willPass(error);
    const undone = await this.database.transaction(() => this.back(id, again ? null : problem));
    if (!undone) return { outcome: 'skipped' };
    if (again) throw error;
    this.log.error('campaign.launch-failed', { campaign: id, problem, error: (error as Error).name });
    return { outcome: 'impossible', problem };
  }

  private async back(id: number, problem: LaunchProblem | null): Promise<boolean> {
    const { state, uid } = await this.campaigns.lock(id);
    if (state !== 'launching') return false;
    await this.keys.eraseFile(uid);
    if (problem === null) return true;
    await this.campaigns.returnToDraft(id, problem);
    const subject = `campaign:${id}`;
    await this.audit.record({
      actor: theSystem,
      action: 'campaign.launch-failed',
      subject,
      detail: { problem },
    });
    return true;
  }
}
