/** What somebody typed into a search box, as a pattern of SQL: any part, at most 100 characters. Null: everything. */
export function likePattern(typed: string): string | null {
  const text = typed.trim().toLowerCase().slice(0, 100);
  return text === '' ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
