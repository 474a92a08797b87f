export const campaignPaths = {
  list: () => '/campaigns',
  new: () => '/campaigns/new',
  campaign: (id: number) => `/campaigns/${id}`,
  preflight: (id: number) => `/campaigns/${id}/preflight`,
  checks: (id: number) => `/campaigns/${id}/checks`,
  launch: (id: number) => `/campaigns/${id}/launch`,
  launchWithdrawal: (id: number) => `/campaigns/${id}/launch-withdrawal`,
  cancellation: (id: number) => `/campaigns/${id}/cancellation`,
  extension: (id: number) => `/campaigns/${id}/extension`,
  undelivered: (id: number) => `/campaigns/${id}/undelivered`,
  closing: (id: number) => `/campaigns/${id}/closing`,
  // Pages of later features.
  reminders: (id: number) => `/campaigns/${id}/reminders`,
  disclosureReport: (id: number) => `/campaigns/${id}/disclosure-report`,
  results: () => '/results',
};

const template = (name: string) => `features/campaigns/web/views/${name}.njk`;

export const views = {
  list: template('list'),
  form: template('form'),
  preflight: template('preflight'),
  launch: template('launch'),
  waiting: template('waiting'),
  live: template('live'),
  closing: template('closing'),
  undelivered: template('undelivered'),
  extension: template('extension'),
  cancellation: template('cancellation'),
};
