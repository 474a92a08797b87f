import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Person } from './persona.js';

const delimiterOf = (text: string) => {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, times: first.split(mark).length }));
  return counted.sort((a, b) => b.times - a.times)[0]?.mark ?? ',';
};

/**
 * What the demo needs to know to let people answer in character: whose address belongs to which department and
 * job family. The import itself is the product's; a column that is not found here just has no effect.
 */
export function peopleIn(file: string): Map<string, Person> {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const [headings = [], ...rows] = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }) as string[][];
  const column = (pattern: RegExp) => headings.findIndex((heading) => pattern.test(heading));
  const [email, department, family] = [
    column(/mail/i),
    column(/^(department|unit|team|org|service|path)/i),
    column(/famil|profession/i),
  ];
  const people = rows.map((row) => ({
    email: (row[email] ?? '').trim().toLowerCase(),
    department: row[department] ?? '',
    family: row[family] ?? '',
  }));
  return new Map(people.filter((person) => person.email).map((person) => [person.email, person]));
}
