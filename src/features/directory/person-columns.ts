import { addressLines, type Columns, type Field } from './rules/fields.js';

interface PersonColumn {
  /** The column is filled if the file has one of these. */
  fields: Field[];
  /** In `person` and in `directory_import_row`. */
  column: string;
}

const withheld = 'r.same_address_line IS NOT NULL OR r.same_address_person_id IS NOT NULL';

const personColumns: PersonColumn[] = [
  { fields: ['name', 'firstName', 'lastName'], column: 'name' },
  { fields: ['email'], column: 'email' },
  { fields: ['jobTitle'], column: 'job_title' },
  { fields: ['jobFamily'], column: 'job_family' },
  { fields: ['language'], column: 'language' },
  { fields: ['leader'], column: 'leader' },
  { fields: ['employer'], column: 'employer' },
  { fields: ['employmentType'], column: 'employment_type' },
  { fields: ['managerId'], column: 'manager_external_id' },
  { fields: ['workplace'], column: 'workplace' },
  { fields: ['addressKind'], column: 'address_kind' },
  { fields: ['mobile'], column: 'mobile' },
  {
    fields: ['postalAddress', ...addressLines.map((line) => `addressLine${line}` as const), 'postcode'],
    column: 'postal_address',
  },
];

/** What goes in from row `r`: an address that somebody else keeps does not. */
const valueOf = (column: string) => (column === 'email' ? `IF(${withheld}, NULL, r.email)` : `r.${column}`);

const filledBy = (columns: Columns) =>
  personColumns
    .filter(({ fields }) => fields.some((field) => columns.includes(field)))
    .map(({ column }) => column);

/**
 * Columns that the file has not keep what they hold. Whether row `r` differs from person `p`: byte by byte, because
 * the row's columns are binary.
 */
export function differs(columns: Columns): string {
  const terms = filledBy(columns).map((column) => `NOT (p.${column} <=> ${valueOf(column)})`);
  return terms.length > 0 ? `(${terms.join(' OR ')})` : 'FALSE';
}

/** `p.name = r.name, ...` for what the file has. */
export function assignments(columns: Columns): string {
  return filledBy(columns)
    .map((column) => `p.${column} = ${valueOf(column)}, `)
    .join('');
}

/** Columns and values of a new person; what the file has not takes the default that the row bears. */
export const newPerson = {
  columns: personColumns.map(({ column }) => column).join(', '),
  values: personColumns.map(({ column }) => valueOf(column)).join(', '),
};
