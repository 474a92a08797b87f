import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../../audit/index.js';
import { MailerModule } from '../../../platform/mail/mail.module.js';
import { JobHandlers } from '../../../platform/queue/job-handlers.js';
import { BatchLeasesStore } from '../batch-leases.store.js';
import { DeliveryModule } from '../delivery.module.js';
import { DomainPausesStore } from '../domain-pauses.store.js';
import { OutcomesStore } from '../outcomes.store.js';
import { PausedDomains } from '../paused-domains.js';
import { SendingStore } from '../sending.store.js';
import { AfterReplies } from './after-replies.service.js';
import { BatchSending } from './batch-sending.service.js';
import { CurrentPace } from './current-pace.js';
import { DeliveryWatchdog } from './delivery-watchdog.js';
import { deliveryBatch, deliveryUrgent } from './delivery.jobs.js';
import { DomainBackOff } from './domain-back-off.service.js';
import { LastGate } from './last-gate.js';
import { Lanes } from './lanes.service.js';
import { LetterSending } from './letter-sending.service.js';
import { MicroBatch } from './micro-batch.service.js';
import { OpenBatches } from './open-batches.service.js';
import { Outcomes } from './outcomes.service.js';
import { SendingGate } from './sending-gate.js';
import { SendingMeter } from './sending-meter.js';
import { SendingPace } from './sending-pace.js';
import { SigningIdentityAtStart } from './signing-identity.js';
import { Stopping } from './stopping.service.js';
import { TransportBreaker } from './transport-breaker.js';
import { Turns } from './turns.js';

/** Worker only: sends what the ledger says is due. */
@Module({
  imports: [AuditModule, DeliveryModule, MailerModule],
  providers: [
    BatchLeasesStore,
    SendingStore,
    OutcomesStore,
    DomainPausesStore,
    PausedDomains,
    DomainBackOff,
    OpenBatches,
    AfterReplies,
    Stopping,
    SendingPace,
    CurrentPace,
    Turns,
    SendingGate,
    SendingMeter,
    TransportBreaker,
    LastGate,
    LetterSending,
    MicroBatch,
    Outcomes,
    Lanes,
    BatchSending,
    DeliveryWatchdog,
    SigningIdentityAtStart,
  ],
})
export class DeliveryJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly batches: BatchSending,
  ) {}

  onModuleInit(): void {
    const handler = ({ batchId }: { batchId: number }, signal: AbortSignal) =>
      this.batches.run(batchId, signal);
    this.handlers.register(deliveryUrgent, {
      handler,
      due: (limit) => this.batches.due(limit, { urgent: true, background: false }),
    });
    this.handlers.register(deliveryBatch, {
      handler,
      due: (limit) => this.batches.due(limit, { urgent: false, background: true }),
    });
  }
}
