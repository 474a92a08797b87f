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

// Pages of earlier features.
export const campaignPath = (campaignId: number) => `/campaigns/${campaignId}`;
export const preflightPath = (campaignId: number) => `/campaigns/${campaignId}/preflight`;

const template = (name: string) => `features/wording/web/views/${name}.njk`;

export const views = {
  emails: template('emails'),
  emailWords: template('email-words'),
  emailPreview: template('email-preview'),
  emailSample: template('email-sample'),
};
