import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CampaignEvents } from '../campaigns/index.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import { Ledger, SendingControl } from '../delivery/index.js';
import { InvitationChannels } from './invitation-channels.service.js';

/** A launch means an invitation to everybody on the roster; closing calls off what has not left yet. */
@Injectable()
export class Invitations implements OnModuleInit {
  constructor(
    private readonly events: CampaignEvents,
    private readonly ledger: Ledger,
    private readonly control: SendingControl,
    private readonly channels: InvitationChannels,
  ) {}

  onModuleInit(): void {
    this.events.onLaunched((campaignId) => this.intend(campaignId));
    this.events.onClosed(async (campaignId) => {
      const scope = campaignScope(campaignId);
      await this.ledger.cancelOpen(scope);
      // What is in doubt comes to its end in its last look, which nothing held would get.
      await this.control.resume(scope);
    });
  }

  private async intend(campaignId: number): Promise<void> {
    const scope = campaignScope(campaignId);
    await this.ledger.intendMany({
      scope,
      kind: 'invitation',
      sequence: 0,
      select: await this.channels.everybodyInvited(campaignId),
    });
  }
}
