import type { TFunction } from 'i18next';
import type { ImportPreview } from '../directory-imports.service.js';
import { separators } from '../rules/department-path.js';
import { fields, type Field } from '../rules/fields.js';
import { directoryPaths } from './directory.paths.js';

const ladder = /^level(\d+)(Cy)?$/;
const addressLine = /^addressLine(\d)$/;

/** What people call a field: `level3Cy` is "Level 3 in Welsh". */
export function fieldName(field: Field, t: TFunction): string {
  const line = addressLine.exec(field)?.[1];
  if (line) return t('directory:fields.addressLine', { line });
  const level = ladder.exec(field);
  if (!level) return t(`directory:fields.${field}`);
  return t(`directory:fields.${level[2] ? 'levelCy' : 'level'}`, { level: level[1] });
}

export const namesOfFields = (t: TFunction): string[] =>
  fields
    .filter((field) => !ladder.test(field) && !addressLine.test(field))
    .map((field) => fieldName(field, t));

/** One choice for each column. The first carries the id that faults about columns point to. */
export function mappingForm(
  { id, headings, mapping, reading, missing }: ImportPreview,
  t: TFunction,
): object {
  const items = [
    { value: '', text: t('directory:fields.none') },
    ...fields.map((field) => ({ value: field, text: fieldName(field, t) })),
  ];
  return {
    action: directoryPaths.mapping(id),
    open: missing.length > 0,
    columns: headings.map(({ heading }, index) => ({
      name: `columns[${index}]`,
      id: index === 0 ? 'columns' : `columns-${index}`,
      label: heading || t('directory:preview.headings.noHeading', { column: index + 1 }),
      hint: t('directory:preview.headings.sampleHint', { sample: reading?.samples[index] ?? '' }),
      value: mapping.columns[index] ?? '',
      items,
    })),
    separator: mapping.separator ?? 'none',
    separators: [
      { value: 'none', text: t('directory:preview.headings.noSeparator') },
      ...separators.map((separator) => ({
        value: separator,
        text: separator === ' / ' ? t('directory:preview.headings.spacedSlash') : separator,
      })),
    ],
  };
}
