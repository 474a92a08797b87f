export const remindersPath = (campaignId: number) => `/campaigns/${campaignId}/reminders`;
export const wavesPath = (campaignId: number) => `/campaigns/${campaignId}/reminder-waves`;
export const managerMessagePath = (campaignId: number) => `/campaigns/${campaignId}/manager-message`;
// Pages of earlier features.
export const campaignPath = (campaignId: number) => `/campaigns/${campaignId}`;
export const preflightPath = (campaignId: number) => `/campaigns/${campaignId}/preflight`;
export const emailsPath = (campaignId: number) => `/campaigns/${campaignId}/emails`;

const template = (name: string) => `features/reminders/web/views/${name}.njk`;

export const views = {
  reminders: template('reminders'),
  managerMessage: template('manager-message'),
};
