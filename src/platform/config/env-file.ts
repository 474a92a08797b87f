import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Settings from .env in the folder where the program starts; what stands in the environment wins. */
export function readEnvFile(folder = process.cwd()): void {
  const file = join(folder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
