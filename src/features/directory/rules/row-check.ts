import {
  readPath,
  splitPath,
  withWelsh,
  type PathPart,
  type PathReading,
  type Separator,
} from './department-path.js';
import { levels, type Columns, type Field } from './fields.js';
import { limits, RowCells } from './row-cells.js';
import type { RowFault } from './row-faults.js';
import {
  readAddressKind,
  readEmploymentType,
  readLanguage,
  readYesNo,
  type AddressKind,
  type EmploymentType,
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
  /** E.164, such as `+447700900123`. */
  mobile: string | null;
  /** Without the name; lines joined by line breaks, the last a postcode. */
  postalAddress: string | null;
  faults: RowFault[];
  /** Nothing of the row is imported. */
  leftOut: boolean;
}

export interface RowReading {
  columns: Columns;
  separator: Separator | null;
}

/** What a person without a name is called in "Dear ...". */
const nameless = { en: 'Colleague', cy: 'Cydweithiwr' };

/** Departments come again and again; their paths are read once. Bounded, since a file could name one a row. */
const rememberedPaths = 5_000;

/** Reads rows under one choice of columns. */
export class RowReader {
  private readonly column = new Map<Field, number>();
  private readonly levels: { name: number; nameCy: number | undefined }[];
  private readonly paths = new Map<string, PathReading>();

  constructor(private readonly reading: RowReading) {
    reading.columns.forEach((field, index) => field && this.column.set(field, index));
    this.levels = levels.flatMap((level) => {
      const name = this.column.get(`level${level}`);
      return name === undefined ? [] : [{ name, nameCy: this.column.get(`level${level}Cy`) }];
    });
  }

  /** Cells of one row, in the order of the file's columns. A row may be shorter or longer than the headings. */
  check(cells: string[]): CheckedRow {
    const row = new RowCells(cells, this.column);
    if (cells.slice(this.reading.columns.length).some((cell) => cell.trim() !== ''))
      row.faults.push('extra-cells');
    const path = this.pathOf(row);
    const personId = row.text('personId');
    const fatal: RowFault[] = [];
    if (personId === '') fatal.push('no-person-id');
    if (personId.length > limits.personId) fatal.push('person-id-too-long');
    if (path.outcome === 'fault') fatal.push(path.fault);
    const person = personOf(row);
    return {
      personId: personId.slice(0, limits.personId),
      path: path.outcome === 'path' ? path.parts : [],
      ...person,
      ...jobOf(row),
      faults: [...fatal, ...row.faults],
      leftOut: fatal.length > 0,
    };
  }

  private pathOf(row: RowCells): PathReading {
    const ladder = this.levels.map(({ name, nameCy }) => ({
      name: row.cell(name),
      nameCy: row.cell(nameCy) || null,
    }));
    const department = row.text('department');
    const departmentCy = row.text('departmentCy');
    const key = [department, departmentCy, ...ladder.flatMap(({ name, nameCy }) => [name, nameCy])].join(
      '\u001e',
    );
    const known = this.paths.get(key);
    if (known) return known;
    if (this.paths.size >= rememberedPaths) this.paths.clear();
    const path = this.readPath(department, departmentCy, ladder);
    this.paths.set(key, path);
    return path;
  }

  /** Levels from the top, and below them the department column, unless that is a whole path of its own. */
  private readPath(department: string, departmentCy: string, ladder: PathPart[]): PathReading {
    const { separator } = this.reading;
    const below = withWelsh(splitPath(department, separator), splitPath(departmentCy, separator));
    return readPath(below.length > 1 ? below : [...ladder.filter(({ name }) => name !== ''), ...below]);
  }
}

function personOf(row: RowCells) {
  const language = row.word('language', readLanguage);
  const parts = () => `${row.text('firstName')} ${row.text('lastName')}`.trim().slice(0, limits.name);
  const name = row.upTo('name') || parts();
  if (name === '') row.faults.push('no-name');
  return {
    name: name || nameless[language],
    email: row.email(),
    language,
    mobile: row.mobile(),
    postalAddress: row.postalAddress(name),
  };
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
