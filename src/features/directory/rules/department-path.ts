/**
 * A department is known by its path from the top. Two spellings that differ in capitals, spaces, kinds of
 * apostrophe or dash are one department.
 *
 * In a path column ">", "|", "\", "»" and "→" separate wherever they stand: hardly any name holds them. A slash is
 * common in names ("Highways/Streetscene"), so it separates only where nine values in ten have one and no other
 * separator is in use, or where somebody chose it.
 */
export const separators = ['>', '|', '\\', '»', '→', ' / ', '/'] as const;
export type Separator = (typeof separators)[number];

export const isSeparator = (value: unknown): value is Separator => separators.includes(value as Separator);

/** In how many values of a column each separator stands, and how many values there are. */
export interface SeparatorCount {
  values: number;
  holding: Record<Separator, number>;
}

export const noSeparators = (): SeparatorCount => ({
  values: 0,
  holding: { '>': 0, '|': 0, '\\': 0, '»': 0, '→': 0, ' / ': 0, '/': 0 },
});

export function countSeparators(count: SeparatorCount, value: string): void {
  if (value === '') return;
  count.values += 1;
  for (const separator of separators) if (value.includes(separator)) count.holding[separator] += 1;
}

const mostly = 0.9;

export function chooseSeparator({ values, holding }: SeparatorCount): Separator | null {
  const sure = separators.slice(0, 5).filter((separator) => holding[separator] > 0);
  if (sure.length > 0) return sure.reduce((best, other) => (holding[other] > holding[best] ? other : best));
  if (values === 0) return null;
  return (['/', ' / '] as const).filter((separator) => holding[separator] >= mostly * values).pop() ?? null;
}

export const depthLimit = 20;
export const nameLimit = 200;

export interface PathPart {
  name: string;
  nameCy: string | null;
}

export type PathReading =
  | { outcome: 'path'; parts: PathPart[] }
  | {
      outcome: 'fault';
      fault: 'no-department' | 'department-own-ancestor' | 'department-too-deep' | 'department-name-too-long';
    };

/** One name as it is compared. */
export function departmentKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A path as it is compared: what two spellings of one department have in common. */
export const pathIdentity = (parts: PathPart[]): string =>
  parts.map(({ name }) => departmentKey(name)).join('\u001f');

/** Names from the top; blank steps are skipped. */
export function splitPath(value: string, separator: Separator | null): string[] {
  const names = separator === null ? [value] : value.split(separator);
  return names.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => name !== '');
}

/** A level that repeats the one above was filled down by the exporting system: it is the same department. */
function withoutFillDown(parts: PathPart[]): PathPart[] {
  return parts.filter((part, index) => {
    const above = parts[index - 1];
    return !above || departmentKey(above.name) !== departmentKey(part.name);
  });
}

export function readPath(named: PathPart[]): PathReading {
  const parts = withoutFillDown(named);
  if (parts.length === 0) return { outcome: 'fault', fault: 'no-department' };
  if (parts.length > depthLimit) return { outcome: 'fault', fault: 'department-too-deep' };
  if (parts.some(({ name, nameCy }) => name.length > nameLimit || (nameCy ?? '').length > nameLimit)) {
    return { outcome: 'fault', fault: 'department-name-too-long' };
  }
  const keys = new Set(parts.map(({ name }) => departmentKey(name)));
  if (keys.size < parts.length) return { outcome: 'fault', fault: 'department-own-ancestor' };
  return { outcome: 'path', parts };
}

/** Welsh names beside the English path: step by step where both have as many, else of the last step alone. */
export function withWelsh(names: string[], welsh: string[]): PathPart[] {
  const aligned = welsh.length === names.length;
  return names.map((name, index) => {
    const last = index === names.length - 1 && welsh.length === 1;
    return { name, nameCy: (aligned ? welsh[index] : last ? welsh[0] : undefined) ?? null };
  });
}
