export const resultsPaths = {
  list: () => '/results',
  summary: (publicationId: number, departmentId?: number) =>
    `/results/${publicationId}${departmentId === undefined ? '' : `?department=${departmentId}`}`,
  heatmap: (publicationId: number, departmentId?: number) =>
    `/results/${publicationId}/heatmap${departmentId === undefined ? '' : `?department=${departmentId}`}`,
  department: (publicationId: number, departmentId: number) =>
    `/results/${publicationId}/departments/${departmentId}`,
  skill: (publicationId: number, skill: string) => `/results/${publicationId}/skills/${skill}`,
  /** Of a later feature: what would close the gaps. */
  plan: (publicationId: number, departmentId: number) =>
    `/results/${publicationId}/plan?department=${departmentId}`,
  data: (publicationId: number) => `/api/v1/publications/${publicationId}/figures.csv`,
  published: (publicationId: number) => `/published/${publicationId}`,
  campaign: (campaignId: number) => `/campaigns/${campaignId}`,
  disclosureReport: (campaignId: number) => `/campaigns/${campaignId}/disclosure-report`,
  publication: (campaignId: number) => `/campaigns/${campaignId}/publication`,
};

const template = (name: string) => `features/results/web/views/${name}.njk`;

export const views = {
  list: template('list'),
  summary: template('summary'),
  hidden: template('hidden'),
  heatmap: template('heatmap'),
  department: template('department'),
  skill: template('skill'),
  published: template('published'),
  disclosureReport: template('disclosure-report'),
};
