import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../platform/project-root.js';

const addresses = new Map<string, string>();

/** Address of one of our files in dist/assets, with a mark of its content so that browsers fetch a new one at once. */
export function asset(name: string): string {
  const known = addresses.get(name);
  if (known) return known;
  const file = inProject('dist', 'assets', name);
  if (!existsSync(file)) return `/assets/${name}`;
  const mark = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 10);
  const address = `/assets/${name}?v=${mark}`;
  addresses.set(name, address);
  return address;
}
