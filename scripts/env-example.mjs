/** Writes .env.example from the settings themselves; needs `npm run build` first. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './bootstrap/instance-folder.mjs';

const { envExample } = await import(join(checkout, 'dist/src/platform/config/env-example.js'));
writeFileSync(join(checkout, '.env.example'), envExample());
