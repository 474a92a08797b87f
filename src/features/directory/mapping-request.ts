import type { Mapping } from './import-records.js';
import { isSeparator } from './rules/department-path.js';
import { isField } from './rules/fields.js';

/** What a form or a program sends: a field for each column, '' or anything else for "not used". */
export function mappingFrom(body: unknown): Mapping {
  const { columns, separator } = (body ?? {}) as { columns?: unknown; separator?: unknown };
  const given = Array.isArray(columns) ? columns : [];
  return {
    columns: given.map((field) => (isField(field) ? field : null)),
    separator: isSeparator(separator) ? separator : null,
  };
}
