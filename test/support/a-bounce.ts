import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../src/platform/project-root.js';

const folder = inProject('test', 'support', 'bounces');

export const bounceShapes = readdirSync(folder).map((name) => name.replace(/\.eml$/, ''));

/** Returned mail in the shape that a mail server or program gives it, about the message with this key. */
export function aBounce(
  shape: string,
  { signedKey, returnAddress }: { signedKey: string; returnAddress: string },
): Buffer {
  const text = readFileSync(join(folder, `${shape}.eml`), 'utf8')
    .replaceAll('{signedKey}', signedKey)
    .replaceAll('{returnAddress}', returnAddress);
  return Buffer.from(text.replace(/\r?\n/g, '\r\n'));
}
