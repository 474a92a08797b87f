import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { ImportRecord } from '../import-records.js';
import type { Department } from '../rules/department-tree-order.js';
import { directoryPaths } from './directory.paths.js';

export interface DirectoryFigures {
  tree: Department[];
  people: number;
  withoutEmail: number;
  imports: ImportRecord[];
  mayImport: boolean;
}

/** A name in the reader's language, indented by its place in the tree for those who see it. */
function nameOf({ name, nameCy, depth }: Department, language: Language): string {
  return `${'\u2003'.repeat(depth)}${(language === 'cy' && nameCy) || name}`;
}

function importRows(imports: ImportRecord[], language: Language, mayImport: boolean): object[] {
  const t = textsIn(language);
  const { moment } = formatsIn(language);
  return imports.map(({ id, fileName, createdAt, createdBy, state, counts }) => [
    mayImport ? { text: fileName, href: directoryPaths.import(id) } : fileName,
    moment(createdAt),
    createdBy,
    t(`directory:state.${state}`, { ...counts }),
  ]);
}

export function directoryView(figures: DirectoryFigures, language: Language): object {
  const t = textsIn(language);
  const { number } = formatsIn(language);
  const { tree, people, withoutEmail, imports, mayImport } = figures;
  const counted = { count: people, people: number(people), departments: number(tree.length) };
  return {
    isEmpty: people === 0,
    newImport: mayImport ? directoryPaths.newImport : null,
    lede: t('directory:index.lede', counted),
    withoutEmail:
      withoutEmail > 0
        ? t('directory:index.withoutEmail', { count: withoutEmail, people: number(withoutEmail) })
        : null,
    departments: tree.map((one) => [
      nameOf(one, language),
      { text: number(one.people), numeric: true },
      { text: number(one.total), numeric: true },
    ]),
    imports: importRows(imports, language, mayImport),
  };
}
