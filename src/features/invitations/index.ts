export { InvitationLinks } from './invitation-links.service.js';
export { InvitationTokens } from './invitation-tokens.service.js';
export { InvitationsModule } from './invitations.module.js';
