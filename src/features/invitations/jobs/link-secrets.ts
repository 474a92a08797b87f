import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { CampaignKeys } from '../../campaigns/index.js';

const keptFor = 60_000;

/** The campaigns' link secrets, kept for a minute: reading the key file for every ten messages would slow sending. */
@Injectable()
export class LinkSecrets {
  private readonly kept = new Map<number, { secret: Buffer | null; until: number }>();

  constructor(
    private readonly keys: CampaignKeys,
    private readonly clock: Clock,
  ) {}

  /** Null where it is gone. Ask only for a campaign that was just seen open. */
  async of(campaignId: number): Promise<Buffer | null> {
    const now = this.clock.now().getTime();
    const kept = this.kept.get(campaignId);
    if (kept && kept.until > now) return kept.secret;
    const secret = await this.keys.linkSecret(campaignId);
    for (const [id, { until }] of this.kept) if (until <= now) this.kept.delete(id);
    if (secret) this.kept.set(campaignId, { secret, until: now + keptFor });
    return secret;
  }
}
