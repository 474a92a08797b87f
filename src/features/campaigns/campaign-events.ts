import { Injectable } from '@nestjs/common';

type Listener = (campaignId: number) => Promise<void>;

/**
 * What later features must do in the very transaction that launches, extends or closes a campaign: write its ledger,
 * plan reminders anew, call off what is still to be sent, end drafts. Nothing external belongs into a listener; one
 * that throws undoes everything.
 */
@Injectable()
export class CampaignEvents {
  private readonly launched: Listener[] = [];
  private readonly extended: Listener[] = [];
  private readonly closed: Listener[] = [];

  onLaunched(listener: Listener): void {
    this.launched.push(listener);
  }

  onExtended(listener: Listener): void {
    this.extended.push(listener);
  }

  onClosed(listener: Listener): void {
    this.closed.push(listener);
  }

  async tellLaunched(campaignId: number): Promise<void> {
    for (const listener of this.launched) await listener(campaignId);
  }

  /** The last day is the new one already. */
  async tellExtended(campaignId: number): Promise<void> {
    for (const listener of this.extended) await listener(campaignId);
  }

  async tellClosed(campaignId: number): Promise<void> {
    for (const listener of this.closed) await listener(campaignId);
  }
}
