export { BounceMailbox } from './bounce-mailbox.service.js';
export { BouncesModule } from './bounces.module.js';
export type { MailboxHealth } from './rules/mailbox-schedule.js';
export { DeliveryModule } from './delivery.module.js';
export { Ledger } from './ledger.service.js';
export { LateBounces, type LateBounce, type RecordedBounce } from './late-bounces.service.js';
export type { Mailing, Selection } from './ledger-intents.store.js';
export type { Failures, Undelivered } from './ledger-figures.store.js';
export { MailOwners, type LastLook, type LedgerRow, type MailOwner } from './mail-owners.js';
export { isAddress } from './rules/address.js';
export type { Reconciliation } from './rules/reconciliation.js';
export { EmailTemplates } from '../../platform/mail/email-templates.js';
export { slots, type PreparedEmail } from '../../platform/mail/prepared-email.js';
export type {
  Channel,
  EmailWords,
  Letter,
  Outgoing,
  PostalLetter,
  TextMessage,
} from '../../platform/mail/letter.js';
export { PaceSettings, type PaceOutcome } from './pace-settings.service.js';
export type { Pause, PauseReason } from './pauses.store.js';
export type { Forecast } from './rules/forecast.js';
export type { Pace } from './rules/pace.js';
export { SendingControl } from './sending-control.service.js';
export { SendingForecast, type SendingNow } from './sending-forecast.service.js';
export { SenderAuthentication, type SenderVerdict } from './sender-authentication.service.js';
export { Suppressions } from './suppressions.service.js';
export type { SuppressedAddress } from './suppressions.store.js';
