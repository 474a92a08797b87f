import type { Separator, SeparatorCount } from './rules/department-path.js';
import type { Delimiter } from './rules/delimiter.js';
import type { Columns } from './rules/fields.js';
import type { Encoding } from './rules/file-kind.js';
import type { HeadingReading } from './rules/headings.js';

/** What was learnt while a file was read; kept until the import is applied or forgotten. */
export interface FileReading {
  encoding: Encoding;
  delimiter: Delimiter;
  rows: number;
  /** Cells hold a character that could not be decoded. */
  damaged: boolean;
  /** For each column. */
  separators: SeparatorCount[];
  /** For each column, its first cell that isn't blank. */
  samples: string[];
}

/** What the columns are taken for. */
export interface Mapping {
  columns: Columns;
  /** What separates the steps of a department path; `null`: nothing, the column holds single names. */
  separator: Separator | null;
}

/** People and rows by what applying the import would do. `leaving` happens only when the file is the whole staff. */
export interface ImportCounts {
  rows: number;
  new: number;
  moved: number;
  changed: number;
  unchanged: number;
  leaving: number;
  /** Rows about another post of somebody whose main post stands in another row. */
  otherPosts: number;
  /** Rows that can't be imported. */
  leftOut: number;
  /** Rows that go in with something missing or not understood. */
  noted: number;
  /** People of this file to whom no email can be sent. */
  withoutEmail: number;
  newDepartments: number;
  /** People in the directory before the import. */
  people: number;
}

export type ImportState = 'reading' | 'unmapped' | 'ready' | 'applied';
export type ImportScope = 'whole' | 'changes';

export interface ImportRecord {
  id: number;
  state: ImportState;
  scope: ImportScope | null;
  fileName: string;
  reading: FileReading | null;
  headings: HeadingReading[];
  mapping: Mapping;
  counts: ImportCounts | null;
  /** Version of the directory with which the counts were made. */
  directoryVersion: number;
  createdAt: Date;
  createdBy: string;
  appliedAt: Date | null;
}

/** In which order counts are told. */
export const countOrder = [
  ...(['new', 'moved', 'changed', 'unchanged', 'leaving', 'newDepartments'] as const),
  ...(['withoutEmail', 'otherPosts', 'noted', 'leftOut'] as const),
];

/** Rows that somebody should look at, by what becomes of them. */
export const listedKinds = ['left-out', 'noted', 'other-posts'] as const;
export type ListedKind = (typeof listedKinds)[number];

export function listedCount(counts: ImportCounts | null, kind: ListedKind): number {
  if (!counts) return 0;
  return { 'left-out': counts.leftOut, noted: counts.noted, 'other-posts': counts.otherPosts }[kind];
}
