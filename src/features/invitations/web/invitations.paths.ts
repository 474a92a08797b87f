export const optOutPath = (token: string) => `/opt-out/${token}`;
export const optInPath = (token: string) => `/opt-out/${token}/undoing`;
export const linkAgainPath = '/link-again';
export const preflightPath = (campaignId: number) => `/campaigns/${campaignId}/preflight`;
export const invitationsPath = (campaignId: number) => `/campaigns/${campaignId}/invitations`;
export const sendingPath = (campaignId: number) => `/campaigns/${campaignId}/sending`;
export const campaignPath = (campaignId: number) => `/campaigns/${campaignId}`;

const template = (name: string) => `features/invitations/web/views/${name}.njk`;

export const views = {
  invitations: template('invitations'),
  optOut: template('opt-out'),
  optedOut: template('opted-out'),
  optOutUnknown: template('opt-out-unknown'),
  linkAgain: template('link-again'),
  linkAsked: template('link-asked'),
};
