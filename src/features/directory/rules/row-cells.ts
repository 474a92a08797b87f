import { readEmail } from './email-address.js';
import { readMobile } from './mobile-number.js';
import { readPostalAddress } from './postal-address.js';
import { addressLines, type Field } from './fields.js';
import type { NotedFault } from './row-faults.js';
import type { Understood } from './words.js';

/** Texts that are longer are cut and the row is listed; a person id that is longer leaves the row out. */
export const limits = {
  personId: 60,
  name: 200,
  jobTitle: 200,
  jobFamily: 120,
  employer: 200,
  workplace: 200,
};

/** Nearly all cells: worth the shortcut in 100,000 rows. */
const ordinary = /^(?:[!-<>-~][!-~]*(?: [!-~]+)*)?$/;

/** Spaces of all kinds as one space, without control characters and without Excel's `="00123"`. */
export function cleanCell(cell: string): string {
  if (ordinary.test(cell)) return cell;
  const plain = cell
    .normalize('NFC')
    .replace(/[\p{Cc}\s\u200b\ufeff]+/gu, ' ')
    .trim();
  return /^="[^"]*"$/.test(plain) ? plain.slice(2, -1).trim() : plain;
}

const addressFields: Field[] = [
  'postalAddress',
  ...addressLines.map((line) => `addressLine${line}` as const),
  'postcode',
];

/** One row's cells by field; collects what was wrong while they are read. */
export class RowCells {
  readonly faults: NotedFault[] = [];

  constructor(
    private readonly cells: string[],
    private readonly column: Map<Field, number>,
  ) {}

  cell(index: number | undefined): string {
    return index === undefined ? '' : cleanCell(this.cells[index] ?? '');
  }

  text(field: Field): string {
    return this.cell(this.column.get(field));
  }

  upTo(field: keyof typeof limits): string {
    const text = this.text(field);
    if (text.length <= limits[field]) return text;
    if (!this.faults.includes('shortened')) this.faults.push('shortened');
    return text.slice(0, limits[field]).trim();
  }

  word<Value>(field: Field, read: (cell: string) => Understood<Value>): Value {
    const { value, understood } = read(this.text(field));
    if (!understood) this.faults.push(`${field}-not-understood` as NotedFault);
    return value;
  }

  email(): string | null {
    if (!this.column.has('email')) return null;
    const cell = this.text('email');
    const email = cell === '' ? null : readEmail(cell);
    if (email === null) this.faults.push(cell === '' ? 'no-email' : 'bad-email');
    return email;
  }

  mobile(): string | null {
    const cell = this.text('mobile');
    const mobile = cell === '' ? null : readMobile(cell);
    if (mobile === null && cell !== '') this.faults.push('bad-mobile');
    return mobile;
  }

  /** Lines joined by line breaks. The cells' own line breaks count, so they are cleaned line by line. */
  postalAddress(name: string): string | null {
    const cells = addressFields.map((field) => this.lines(this.column.get(field))).filter(Boolean);
    if (cells.length === 0) return null;
    const lines = readPostalAddress(cells, name);
    if (lines === null) this.faults.push('bad-postal-address');
    return lines && lines.join('\n');
  }

  private lines(index: number | undefined): string {
    const cell = index === undefined ? '' : (this.cells[index] ?? '');
    return cell
      .split(/\r\n?|\n/)
      .map(cleanCell)
      .filter(Boolean)
      .join('\n');
  }
}
