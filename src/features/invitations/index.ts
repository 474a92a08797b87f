export { InvitationLetters, type InvitationKind } from './invitation-letters.service.js';
export { InvitationLinks, type OpenedLink } from './invitation-links.service.js';
export { InvitationTokens } from './invitation-tokens.service.js';
export { InvitationsModule } from './invitations.module.js';
export { PrintedCodes } from './printed-codes.service.js';
export { Reminders, type ReminderOutcome } from './reminders.service.js';
