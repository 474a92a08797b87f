import type { ListedKind } from '../import-records.js';

export const directoryPaths = {
  directory: '/directory',
  imports: '/directory/imports',
  newImport: '/directory/imports/new',
  import: (id: number) => `/directory/imports/${id}`,
  listed: (id: number, kind: ListedKind) => `/directory/imports/${id}?show=${kind}#rows`,
  mapping: (id: number) => `/directory/imports/${id}/mapping`,
  application: (id: number) => `/directory/imports/${id}/application`,
  removal: (id: number) => `/directory/imports/${id}/removal`,
  listedFile: (id: number) => `/directory/imports/${id}/rows.csv`,
};

const template = (name: string) => `features/directory/web/views/${name}.njk`;

export const views = {
  index: template('index'),
  newImport: template('new-import'),
  preview: template('preview'),
};
