import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EmailTemplatesModule } from '../../platform/mail/mail.module.js';
import { BatchTalliesStore } from './batch-tallies.store.js';
import { ForecastStore } from './forecast.store.js';
import { LateBounces } from './late-bounces.service.js';
import { LateBouncesStore } from './late-bounces.store.js';
import { LedgerFiguresStore } from './ledger-figures.store.js';
import { LedgerIntentsStore } from './ledger-intents.store.js';
import { Ledger } from './ledger.service.js';
import { MailOwners } from './mail-owners.js';
import { PaceCounts } from './pace-counts.js';
import { PaceSettings } from './pace-settings.service.js';
import { MeterStore } from './meter.store.js';
import { PaceStore } from './pace.store.js';
import { PausesStore } from './pauses.store.js';
import { PermitsStore } from './permits.store.js';
import { SendingControl } from './sending-control.service.js';
import { SendingForecast } from './sending-forecast.service.js';
import { TextRecords } from '../../platform/dns/text-records.js';
import { SenderAuthentication } from './sender-authentication.service.js';
import { SigningIdentityStore } from './signing-identity.store.js';
import { Suppressions } from './suppressions.service.js';
import { SuppressionsStore } from './suppressions.store.js';

/** Web and worker: writing intents and reading what became of them. Sending is in jobs/. */
@Module({
  imports: [AuditModule, EmailTemplatesModule],
  providers: [
    Ledger,
    LedgerIntentsStore,
    LedgerFiguresStore,
    BatchTalliesStore,
    LateBounces,
    LateBouncesStore,
    Suppressions,
    SuppressionsStore,
    MailOwners,
    PaceStore,
    PaceCounts,
    PaceSettings,
    PausesStore,
    SendingControl,
    ForecastStore,
    MeterStore,
    PermitsStore,
    SendingForecast,
    TextRecords,
    SenderAuthentication,
    SigningIdentityStore,
  ],
  exports: [
    Ledger,
    LateBounces,
    MailOwners,
    BatchTalliesStore,
    Suppressions,
    SuppressionsStore,
    EmailTemplatesModule,
    PaceStore,
    PaceSettings,
    SendingControl,
    SendingForecast,
    SenderAuthentication,
    SigningIdentityStore,
    MeterStore,
    PermitsStore,
  ],
})
export class DeliveryModule {}
