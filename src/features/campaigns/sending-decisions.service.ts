import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Audit, type Actor } from '../audit/index.js';
import { Ledger, SendingControl } from '../delivery/index.js';
import { Campaigns } from './campaigns.service.js';
import { campaignScope } from './rules/campaign-scope.js';

export type SendingDecision =
  | { outcome: 'done' }
  /** It was paused, or not paused, already. */
  | { outcome: 'nothing-to-do' }
  | { outcome: 'not-open' };

/** HR holds up what an open campaign sends, lets it go on, or calls off the rest. */
@Injectable()
export class SendingDecisions {
  constructor(
    private readonly database: Database,
    private readonly campaigns: Campaigns,
    private readonly control: SendingControl,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** What has left has left; the rest waits. Throws NotFound. */
  pause(id: number, actor: Actor): Promise<SendingDecision> {
    return this.decide(id, { actor, action: 'campaign.sending-paused' }, (scope) =>
      this.control.pause(scope, 'asked'),
    );
  }

  /** Throws NotFound. */
  resume(id: number, actor: Actor): Promise<SendingDecision> {
    return this.decide(id, { actor, action: 'campaign.sending-resumed' }, (scope) =>
      this.control.resume(scope),
    );
  }

  /**
   * What has not left is never sent, invitation or reminder. Done and audited whatever was open: where all invitations
   * are through, "nothing was" would tell that nobody waits for a reminder any more. Throws NotFound.
   */
  callOff(id: number, actor: Actor): Promise<SendingDecision> {
    return this.decide(id, { actor, action: 'campaign.sending-called-off' }, async (scope) => {
      await this.ledger.cancelOpen(scope);
      return true;
    });
  }

  private decide(
    id: number,
    { actor, action }: { actor: Actor; action: string },
    change: (scope: string) => Promise<boolean>,
  ): Promise<SendingDecision> {
    return this.database.transaction(async () => {
      const { state } = await this.campaigns.lock(id);
      if (state !== 'open') return { outcome: 'not-open' };
      if (!(await change(campaignScope(id)))) return { outcome: 'nothing-to-do' };
      await this.audit.record({ actor, action, subject: `campaign:${id}` });
      return { outcome: 'done' };
    });
  }
}
