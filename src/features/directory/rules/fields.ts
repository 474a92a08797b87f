/**
 * What a column of a staff directory can hold. A person id and a department are needed; the rest is optional.
 * A department is given as one path, or level by level from the top (`level1` is the organisation); a postal address in one
 * cell, or line by line with its postcode.
 */
export const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type Level = (typeof levels)[number];

export const addressLines = [1, 2, 3, 4, 5] as const;

export const fields = [
  'personId',
  'name',
  'firstName',
  'lastName',
  'email',
  'department',
  'departmentCy',
  ...levels.map((level) => `level${level}` as const),
  ...levels.map((level) => `level${level}Cy` as const),
  'jobTitle',
  'jobFamily',
  'language',
  'leader',
  'employer',
  'employmentType',
  'managerId',
  'mainPost',
  'workplace',
  'addressKind',
  'mobile',
  'postalAddress',
  ...addressLines.map((line) => `addressLine${line}` as const),
  'postcode',
] as const;
export type Field = (typeof fields)[number];

export const isField = (value: unknown): value is Field => fields.includes(value as Field);

/** What the columns of a file hold, in their order; `null` where a column is not used. */
export type Columns = (Field | null)[];

export type MissingField = 'personId' | 'department';

/** What must still be chosen before rows can be read. */
export function missingFields(columns: Columns): MissingField[] {
  const missing: MissingField[] = [];
  if (!columns.includes('personId')) missing.push('personId');
  const level = columns.some((field) => field === 'department' || /^level\d+$/.test(field ?? ''));
  if (!level) missing.push('department');
  return missing;
}

/** Fields that two columns hold: one of them has to be given up. */
export function repeatedFields(columns: Columns): Field[] {
  const used = columns.filter((field) => field !== null);
  return [...new Set(used.filter((field, index) => used.indexOf(field) !== index))];
}
