export const learningPaths = {
  catalogue: '/learning',
  resource: (key: string) => `/learning/${key}`,
  plan: (publicationId: number, departmentId?: number) =>
    `/results/${publicationId}/plan${departmentId === undefined ? '' : `?department=${departmentId}`}`,
  summary: (publicationId: number, departmentId: number) =>
    `/results/${publicationId}?department=${departmentId}`,
};

const template = (name: string) => `features/learning/web/views/${name}.njk`;

export const views = {
  catalogue: template('catalogue'),
  resource: template('resource'),
  plan: template('department-plan'),
};
