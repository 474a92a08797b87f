/**
 * A cell of a CSV file that spreadsheets show as text: one that begins with = + - @, a tab or a line's end would be
 * run as a formula, so it gets an apostrophe, which spreadsheets don't show. Plain negative numbers and phone
 * numbers (+44 ...) do no harm and stay.
 */
export function safeCell(cell: string): string {
  const harmless = /^[+-][\d\s().]*$/.test(cell);
  return !harmless && /^\s*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
