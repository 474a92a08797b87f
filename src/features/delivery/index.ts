export { DeliveryModule } from './delivery.module.js';
export { Ledger } from './ledger.service.js';
export type { Mailing, Selection } from './ledger-intents.store.js';
export type { Undelivered } from './ledger-figures.store.js';
export { MailOwners, type LastLook, type LedgerRow, type MailOwner } from './mail-owners.js';
export { isAddress } from './rules/address.js';
export type { Reconciliation } from './rules/reconciliation.js';
export { EmailTemplates, type EmailWords } from '../../platform/mail/email-templates.js';
export type { Letter } from '../../platform/mail/letter.js';
