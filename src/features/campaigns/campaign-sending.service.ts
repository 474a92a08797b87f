import { Injectable } from '@nestjs/common';
import {
  Ledger,
  SendingControl,
  SendingForecast,
  type Failures,
  type Forecast,
  type PauseReason,
  type Reconciliation,
} from '../delivery/index.js';
import { campaignScope } from './rules/campaign-scope.js';

export interface SendingFigures {
  line: Reconciliation;
  /** Invitations that did not arrive, by reason. */
  failures: Failures[];
  forecast: Forecast;
  paused: { since: Date; reason: PauseReason } | null;
}

/** How the invitations of a campaign stand. Of reminders nothing is told here: their number is who has not answered. */
@Injectable()
export class CampaignSending {
  constructor(
    private readonly ledger: Ledger,
    private readonly control: SendingControl,
    private readonly forecast: SendingForecast,
  ) {}

  async figures(campaignId: number): Promise<SendingFigures> {
    const scope = campaignScope(campaignId);
    const [line, failures, forecast, paused] = await Promise.all([
      this.ledger.reconciliation(scope, 'invitation'),
      this.ledger.failuresByReason(scope, 'invitation'),
      this.forecast.of(scope, 'invitation'),
      this.control.paused(scope),
    ]);
    return { line, failures, forecast, paused };
  }
}
