export const optOutPath = (token: string) => `/opt-out/${token}`;
export const remindersPath = (campaignId: number) => `/campaigns/${campaignId}/reminders`;
export const emailsPath = (campaignId: number) => `/campaigns/${campaignId}/emails`;
export const campaignPath = (campaignId: number) => `/campaigns/${campaignId}`;

const template = (name: string) => `features/invitations/web/views/${name}.njk`;

export const views = {
  optOut: template('opt-out'),
  optedOut: template('opted-out'),
  optOutUnknown: template('opt-out-unknown'),
  reminders: template('reminders'),
  emails: template('emails'),
};
