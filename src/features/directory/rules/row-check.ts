import {
  readPath,
  splitPath,
  withWelsh,
  type PathPart,
  type PathReading,
  type Separator,
} from './department-path.js';
import { readEmail } from './email-address.js';
import { levels, type Columns, type Field } from './fields.js';
import type { NotedFault, RowFault } from './row-faults.js';
import {
  readAddressKind,
  readEmploymentType,
  readLanguage,
  readYesNo,
  type AddressKind,
  type EmploymentType,
  type Understood,
} from './words.js';

/**
 * One row of a directory as it goes in. Without a person id or a department it is left out. A bad or missing
 * address goes in as none: the person is counted, and reconciled as "withheld" when a campaign is sent. A word
 * that we don't understand is taken as blank, and listed.
 */
export interface CheckedRow {
  personId: string;
  name: string;
  email: string | null;
  path: PathPart[];
  jobTitle: string;
  jobFamily: string;
  language: 'en' | 'cy';
  leader: boolean;
  employer: string;
  employmentType: EmploymentType;
  managerId: string;
  mainPost: boolean;
  workplace: string;
  addressKind: AddressKind;
  faults: RowFault[];
  /** Nothing of the row is imported. */
  leftOut: boolean;
}

export interface RowReading {
  columns: Columns;
  separator: Separator | null;
}

export const limits = {
  personId: 60,
  name: 200,
  jobTitle: 200,
  jobFamily: 120,
  employer: 200,
  workplace: 200,
};

/** What a person without a name is called in "Dear ...". */
const nameless = { en: 'Colleague', cy: 'Cydweithiwr' };

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

/** Collects what was wrong while a row is read. */
class RowCells {
  readonly faults: NotedFault[] = [];
  private readonly cells = new Map<Field, string>();

  constructor(cells: string[], { columns }: RowReading) {
    columns.forEach((field, index) => {
      if (field) this.cells.set(field, cleanCell(cells[index] ?? ''));
    });
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) this.faults.push('extra-cells');
  }

  has(field: Field): boolean {
    return this.cells.has(field);
  }

  text(field: Field): string {
    return this.cells.get(field) ?? '';
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

  fullName(): string {
    const name = this.upTo('name');
    return name || `${this.text('firstName')} ${this.text('lastName')}`.trim().slice(0, limits.name);
  }

  email(): string | null {
    if (!this.has('email')) return null;
    const cell = this.text('email');
    const email = cell === '' ? null : readEmail(cell);
    if (email === null) this.faults.push(cell === '' ? 'no-email' : 'bad-email');
    return email;
  }

  private ladder(): PathPart[] {
    const parts = levels.map((level) => ({
      name: this.text(`level${level}`),
      nameCy: this.text(`level${level}Cy`) || null,
    }));
    return parts.filter(({ name }) => name !== '');
  }

  /** Levels from the top, and below them the department column, unless that is a whole path of its own. */
  path(separator: Separator | null): PathReading {
    const names = splitPath(this.text('department'), separator);
    const below = withWelsh(names, splitPath(this.text('departmentCy'), separator));
    return readPath(below.length > 1 ? below : [...this.ladder(), ...below]);
  }
}

/** Cells of one row, in the order of the file's columns. A row may be shorter or longer than the headings. */
export function checkRow(cells: string[], reading: RowReading): CheckedRow {
  const row = new RowCells(cells, reading);
  const path = row.path(reading.separator);
  const personId = row.text('personId');
  const fatal: RowFault[] = [];
  if (personId === '') fatal.push('no-person-id');
  if (personId.length > limits.personId) fatal.push('person-id-too-long');
  if (path.outcome === 'fault') fatal.push(path.fault);
  const language = row.word('language', readLanguage);
  const name = row.fullName();
  if (name === '') row.faults.push('no-name');
  const checked = {
    personId: personId.slice(0, limits.personId),
    name: name || nameless[language],
    email: row.email(),
    path: path.outcome === 'path' ? path.parts : [],
    language,
    ...jobOf(row),
  };
  return { ...checked, faults: [...fatal, ...row.faults], leftOut: fatal.length > 0 };
}

function jobOf(row: RowCells) {
  return {
    jobTitle: row.upTo('jobTitle'),
    jobFamily: row.upTo('jobFamily'),
    leader: row.word('leader', readYesNo),
    employer: row.upTo('employer'),
    employmentType: row.word('employmentType', readEmploymentType),
    managerId: row.text('managerId').slice(0, limits.personId),
    mainPost: row.word('mainPost', readYesNo),
    workplace: row.upTo('workplace'),
    addressKind: row.word('addressKind', readAddressKind),
  };
}
