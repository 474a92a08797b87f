/** What `npm test` runs: makes the machine ready, then the static checks, then jest. Its last line is the count. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureMailServers } from './bootstrap/install-mail-servers.mjs';
import { installPackages } from './bootstrap/install-packages.mjs';
import { ensurePdfReader } from './bootstrap/install-pdf-reader.mjs';
import { ensureSpamFilter } from './bootstrap/install-spam-filter.mjs';
import { checkout } from './bootstrap/instance-folder.mjs';
import { CannotGoOn, runMain, say } from './bootstrap/report.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { startServices } from './bootstrap/services.mjs';
import { closingLine, countsFrom } from './bootstrap/test-counts.mjs';

const nothingRan = { passed: 0, failed: 1, skipped: 0 };
const jest = [
  process.execPath,
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(checkout, 'node_modules', 'jest', 'bin', 'jest.js'),
];

/** A run of single specs is for somebody at work on them, who wants the answer to just those. */
async function staticChecksPass(jestArguments) {
  if (jestArguments.length > 0) {
    say('Only the specs named; the static checks are left to npm run check:static.');
    return true;
  }
  const { code, interrupted } = await runCommand(['npm', 'run', 'check:static']);
  if (code === 0 && !interrupted) return true;
  say('The check named last above failed, so jest was not started. npm run check:static repeats it.');
  return false;
}

/**
 * What single specs can be skipped without. Before jest, since apt-get would disturb tests that measure time; a run of
 * single specs leaves it to them. @returns settings for jest
 */
async function furtherProgramsReady(jestArguments) {
  if (jestArguments.length > 0) return {};
  for (const ensure of [ensureMailServers, ensureSpamFilter, ensurePdfReader]) {
    const { because } = await ensure().catch((error) => ({ because: error.message }));
    if (because) say(`Some specs will be skipped: ${because}.`);
  }
  return { SOUNDINGS_INSTALLED: 'yes' };
}

async function runJest(jestArguments) {
  const further = await furtherProgramsReady(jestArguments);
  const services = await startServices({ purpose: 'test', browser: true });
  const folder = mkdtempSync(join(tmpdir(), 'soundings-counts-'));
  try {
    const file = join(folder, 'counts.json');
    const config = ['--config', join(checkout, 'jest.config.cjs'), '--json', `--outputFile=${file}`];
    const { code } = await runCommand([...jest, ...config, ...jestArguments], {
      env: { NODE_ENV: 'test', ...further, ...services.env },
      services,
    });
    return countsFrom(readResults(file), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await services.stop();
  }
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

async function runAll(jestArguments) {
  try {
    process.chdir(checkout);
    await installPackages();
    return (await staticChecksPass(jestArguments)) ? await runJest(jestArguments) : nothingRan;
  } catch (error) {
    say(error instanceof CannotGoOn ? `\n${error.message}\n` : error.stack);
    return nothingRan;
  }
}

await runMain(async () => {
  const counts = await runAll(process.argv.slice(2));
  process.stdout.write(`${closingLine(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
});
