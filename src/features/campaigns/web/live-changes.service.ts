import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { CampaignSending } from '../campaign-sending.service.js';
import { Campaigns } from '../campaigns.service.js';

const every = 2_000;
/** Then the browser asks anew, and whoever may no longer look is turned away. */
const looks = 150;

/** Says when the figures of a campaign have changed, for as long as somebody looks at them. */
@Injectable()
export class LiveChanges implements OnModuleDestroy {
  private readonly stop = new AbortController();

  constructor(
    private readonly campaigns: Campaigns,
    private readonly sending: CampaignSending,
  ) {}

  /** A process that stops does not wait for those who look. */
  onModuleDestroy(): void {
    this.stop.abort();
  }

  /** One text a look: `changed`, or empty. */
  async *of(campaignId: number): AsyncGenerator<string> {
    let before = await this.print(campaignId);
    for (let look = 0; look < looks; look += 1) {
      const goesOn = await sleep(every, true, { signal: this.stop.signal }).catch(() => false);
      if (!goesOn) return;
      const now = await this.print(campaignId);
      yield now === before ? '' : 'changed';
      before = now;
    }
  }

  private async print(campaignId: number): Promise<string> {
    const { state } = await this.campaigns.summary(campaignId);
    const { line, failures, paused } = await this.sending.figures(campaignId);
    return JSON.stringify([state, line, failures, paused]);
  }
}
