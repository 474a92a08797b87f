import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { prepareDatabase } from '../scripts/throwaway-database.js';
import { loadConfiguration } from '../src/platform/config/load-configuration.js';
import { migrate } from '../src/platform/database/migrate.js';
import type { Measurement } from './measurement.js';

/** Settings that no figure depends on; the services' addresses come from `npm run bench`. */
const settings = {
  PUBLIC_URL: 'http://127.0.0.1:3000',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'digital-skills@northmoor.example',
  ORGANISATION_NAME: 'Northmoor Council',
  SECRET_KEY: 'a secret for measurements that nobody needs to keep',
  LOG_LEVEL: 'silent',
};
for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;

const folder = dirname(fileURLToPath(import.meta.url));
const notFigures = ['main.js', 'measurement.js'];

/** Every file beside this one that measures is a figure, named after its file. */
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.js') && !notFigures.includes(file))
  .map((file) => file.slice(0, -3))
  .sort();

const shown = (value: number) => value.toFixed(value < 100 ? 1 : 0);
const line = (m: Measurement) =>
  `${m.name.padEnd(15)} ${shown(m.value).padStart(9)} ${m.unit}; reference ${shown(m.reference)}; ` +
  `ratio ${m.ratio.toFixed(2)} (goal ${m.goal})${m.peakMemory ? `; peak ${m.peakMemory.toFixed(0)} MB` : ''}`;

async function measure(name: string): Promise<Measurement[]> {
  const configuration = loadConfiguration();
  await prepareDatabase(configuration.databaseUrl);
  await migrate(configuration, () => undefined);
  const module = (await import(join(folder, `${name}.js`))) as {
    measure: () => Promise<Measurement | Measurement[]>;
  };
  return [await module.measure()].flat();
}

/** Each figure in a process of its own, so that none pays for the memory or the data of another. */
function measureApart(name: string): Measurement[] {
  const results = mkdtempSync(join(tmpdir(), 'soundings-bench-'));
  try {
    const file = join(results, 'result.json');
    const own = [...process.execArgv, fileURLToPath(import.meta.url), name, '--json', file];
    const { status } = spawnSync(process.execPath, own, { stdio: 'inherit' });
    return status === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as Measurement[]) : [];
  } finally {
    rmSync(results, { recursive: true });
  }
}

const command = new Command('npm run bench --')
  .argument('[name]', `one of ${names.join(', ')}; all of them where left out`)
  .option('--json <file>', 'write name, value, reference, ratio and goal of each to this file')
  .parse();

const [wanted] = command.args;
if (wanted && !names.includes(wanted)) {
  command.error(`There is no measurement "${wanted}". There are: ${names.join(', ')}.`);
}
const measured = wanted ? [await measure(wanted)] : names.map(measureApart);
const results = measured.flat();
if (wanted) results.forEach((result) => process.stdout.write(`${line(result)}\n`));
const { json } = command.opts<{ json?: string }>();
if (json) writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`);
process.exit(measured.every((figures) => figures.length > 0) ? 0 : 1);
