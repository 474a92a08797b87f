export const printedCodesPaths = {
  page: (campaignId: number) => `/campaigns/${campaignId}/printed-codes`,
  people: (campaignId: number) => `/campaigns/${campaignId}/printed-codes/people`,
  voidings: (campaignId: number) => `/campaigns/${campaignId}/printed-codes/voidings`,
  campaign: (campaignId: number) => `/campaigns/${campaignId}`,
};

const template = (name: string) => `features/printed-codes/web/views/${name}.njk`;

export const printedCodesViews = {
  page: template('printed-codes'),
  people: template('printed-codes-people'),
};
