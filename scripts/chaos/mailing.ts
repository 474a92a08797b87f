import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { openCampaign } from '../../bench/sending/open-campaign.js';
import { CampaignEvents, CampaignsModule } from '../../src/features/campaigns/index.js';
import { DeliveryModule, Ledger, type Reconciliation } from '../../src/features/delivery/index.js';
import { InvitationsModule } from '../../src/features/invitations/index.js';
import { SurveysModule } from '../../src/features/surveys/index.js';
import { Database } from '../../src/platform/database/database.js';
import { PlatformModule } from '../../src/platform/platform.module.js';

@Module({ imports: [PlatformModule, SurveysModule, CampaignsModule, DeliveryModule, InvitationsModule] })
class ChaosRoot {}

/** The invitations of an open campaign, written down but not sent, and what the ledger says of them. */
export class Mailing {
  private constructor(
    private readonly context: INestApplicationContext,
    private readonly scope: string,
  ) {}

  static async of(people: number): Promise<Mailing> {
    const context = await NestFactory.createApplicationContext(ChaosRoot, {
      logger: false,
      abortOnError: false,
    });
    const campaignId = await openCampaign(context, people);
    await context.get(CampaignEvents, { strict: false }).tellLaunched(campaignId);
    return new Mailing(context, `campaign:${campaignId}`);
  }

  async addresses(): Promise<string[]> {
    const rows = await this.database.query<{ address: string }>(
      `SELECT message.address FROM delivery_message AS message JOIN delivery_mailing AS mailing
         ON mailing.id = message.mailing_id AND mailing.scope = ?`,
      [this.scope],
    );
    return rows.map(({ address }) => address);
  }

  finished(): Promise<boolean> {
    return this.ledger.isFinished(this.scope, 'invitation');
  }

  line(): Promise<Reconciliation> {
    return this.ledger.reconciliation(this.scope, 'invitation');
  }

  async possibleDuplicates(): Promise<number> {
    const [row] = await this.database.query<{ counted: number | string }>(
      'SELECT SUM(possible_duplicates) AS counted FROM delivery_message',
    );
    return Number(row?.counted ?? 0);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private get ledger(): Ledger {
    return this.context.get(Ledger, { strict: false });
  }

  private get database(): Database {
    return this.context.get(Database, { strict: false });
  }
}
