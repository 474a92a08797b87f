export const optOutPath = (token: string) => `/opt-out/${token}`;
export const optInPath = (token: string) => `/opt-out/${token}/undoing`;
export const linkAgainPath = '/link-again';
export const remindersPath = (campaignId: number) => `/campaigns/${campaignId}/reminders`;
export const wavesPath = (campaignId: number) => `/campaigns/${campaignId}/reminder-waves`;
export const managerMessagePath = (campaignId: number) => `/campaigns/${campaignId}/manager-message`;
export const preflightPath = (campaignId: number) => `/campaigns/${campaignId}/preflight`;
export const invitationsPath = (campaignId: number) => `/campaigns/${campaignId}/invitations`;
export const sendingPath = (campaignId: number) => `/campaigns/${campaignId}/sending`;
export const campaignPath = (campaignId: number) => `/campaigns/${campaignId}`;

/** The words of a campaign's emails, samples of them, and the page behind the links of a sample. */
export const emailPaths = {
  all: (campaignId: number) => `/campaigns/${campaignId}/emails`,
  words: (campaignId: number, kind: string) => `/campaigns/${campaignId}/emails/${kind}`,
  ourWords: (campaignId: number, kind: string) => `/campaigns/${campaignId}/emails/${kind}/our-words`,
  tests: (campaignId: number, kind: string) => `/campaigns/${campaignId}/emails/${kind}/tests`,
  preview: (campaignId: number, kind: string, language: string) =>
    `/campaigns/${campaignId}/emails/${kind}/${language}`,
  html: (campaignId: number, kind: string, language: string) =>
    `/campaigns/${campaignId}/emails/${kind}/${language}/html`,
};

const template = (name: string) => `features/invitations/web/views/${name}.njk`;

export const views = {
  invitations: template('invitations'),
  optOut: template('opt-out'),
  optedOut: template('opted-out'),
  optOutUnknown: template('opt-out-unknown'),
  reminders: template('reminders'),
  managerMessage: template('manager-message'),
  linkAgain: template('link-again'),
  linkAsked: template('link-asked'),
  emails: template('emails'),
  emailWords: template('email-words'),
  emailPreview: template('email-preview'),
  emailSample: template('email-sample'),
};
