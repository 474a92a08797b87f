import { Injectable } from '@nestjs/common';
import { findPackFaults, Packs } from '../surveys/index.js';
import { CampaignKeys } from './campaign-keys.service.js';
import type { CampaignSummary } from './campaign.js';
import { LaunchImpossible } from './launch-failure.js';
import { LaunchRecord } from './launch-record.service.js';
import { LaunchSnapshot } from './launch-snapshot.service.js';
import { areTooFew } from './rules/preflight.js';

/** What a launch does, in its transaction, to a campaign whose row is locked. */
@Injectable()
export class LaunchSteps {
  constructor(
    private readonly packs: Packs,
    private readonly snapshot: LaunchSnapshot,
    private readonly keys: CampaignKeys,
    private readonly launched: LaunchRecord,
  ) {}

  /** @returns people asked; throws LaunchImpossible */
  async take(campaign: CampaignSummary): Promise<number> {
    if (!this.keys.available) throw new LaunchImpossible('no-key-folder');
    const pack = await this.packs.freeze(campaign.packVersionId);
    if (findPackFaults(pack).length > 0) throw new LaunchImpossible('pack-faults');
    const invited = await this.snapshot.take(campaign, pack);
    if (invited === 0) throw new LaunchImpossible('nobody');
    if (areTooFew(invited, campaign.k)) throw new LaunchImpossible('too-few');
    // A file can't be rolled back: it is made late, before the commit, and erased when the transaction fails.
    await this.keys.create(campaign.id, campaign.uid);
    await this.launched.keep(campaign.id, { pack, invited });
    return invited;
  }
}
