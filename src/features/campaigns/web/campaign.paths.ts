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
  sending: (id: number) => `/campaigns/${id}/sending`,
  sendingPause: (id: number) => `/campaigns/${id}/sending/pause`,
  sendingResumption: (id: number) => `/campaigns/${id}/sending/resumption`,
  sendingCallOff: (id: number) => `/campaigns/${id}/sending/calling-off`,
  events: (id: number) => `/campaigns/${id}/events`,
  closing: (id: number) => `/campaigns/${id}/closing`,
  // Pages of later features.
  reminders: (id: number) => `/campaigns/${id}/reminders`,
  managerMessage: (id: number) => `/campaigns/${id}/manager-message`,
  invitations: (id: number) => `/campaigns/${id}/invitations`,
  printedCodes: (id: number) => `/campaigns/${id}/printed-codes`,
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
  sending: template('sending'),
  callingOff: template('calling-off'),
  extension: template('extension'),
  cancellation: template('cancellation'),
};
