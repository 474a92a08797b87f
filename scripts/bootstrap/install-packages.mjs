import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, outsidePath } from './instance-folder.mjs';
import { capture, isAlive, waitUntil } from './processes.mjs';
import { CannotGoOn, say } from './report.mjs';

const lockFile = join(checkout, 'package-lock.json');
const marker = join(checkout, 'node_modules', '.soundings-installed');
const aMinute = 60_000;
const longestInstall = 30 * aMinute;

/** --include=dev because NODE_ENV=production would leave out what builds and tests the product. */
const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-timeout=120000'];

/** Installs the packages of package-lock.json unless exactly those are there. */
export async function installPackages() {
  if (isUpToDate()) return;
  await oneAtATime(async () => {
    if (isUpToDate()) return;
    say('Installing the npm packages ...');
    const reminder = setInterval(() => say('... still at it; a slow registry needs some minutes.'), aMinute);
    await install().finally(() => clearInterval(reminder));
    writeFileSync(marker, wantedHash());
  });
}

function isUpToDate() {
  if (read(marker) === wantedHash()) return true;
  const wanted = parse(lockFile);
  const installed = parse(join(checkout, 'node_modules', '.package-lock.json'));
  if (!holdsAll(wanted, installed)) return false;
  writeFileSync(marker, wantedHash());
  return true;
}

/** Whether npm's record of what it installed has every package of the lock file, optional ones aside. */
export function holdsAll(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    const there = installed.packages[path];
    if (path === '') return true;
    return there
      ? there.version === entry.version
      : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

async function install() {
  const clean = await npmTwice('ci');
  if (clean.code === 0) return;
  if (!/Missing: .* from lock file/.test(clean.output)) throw failed(clean.output);
  // A lock file made where the registry lacks other platforms' optional packages has no entry for ours.
  const before = readFileSync(lockFile);
  const lenient = await npmTwice('install');
  if (!before.equals(readFileSync(lockFile))) {
    writeFileSync(lockFile, before);
    say('npm wanted to change package-lock.json; it was put back as it was.');
  }
  if (lenient.code !== 0) throw failed(lenient.output);
}

/** Once more, since a slow registry is the usual reason for a failure; a lock file at odds will stay so. */
async function npmTwice(command) {
  const first = await npm(command);
  if (first.code === 0 || /Missing: .* from lock file/.test(first.output)) return first;
  say(`npm ${command} failed; trying once more ...`);
  return npm(command);
}

function npm(command) {
  const script = process.env.npm_execpath;
  const [program, ...before] = script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
  return capture(program, [...before, command, ...options], { cwd: checkout });
}

function failed(output) {
  const tail = output.trimEnd().split('\n').slice(-15).join('\n');
  return new CannotGoOn(`The npm packages could not be installed. npm said:\n${tail}`);
}

/** Two installs in one folder would spoil each other's work. */
async function oneAtATime(work) {
  const lock = outsidePath('install.lock');
  const got = await waitUntil(() => tryLock(lock), longestInstall);
  if (!got) throw new CannotGoOn(`Another installation seems to be stuck; remove ${lock} if there is none.`);
  try {
    await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function tryLock(lock) {
  const holder = join(lock, 'pid');
  try {
    mkdirSync(lock);
  } catch {
    const pid = Number(read(holder));
    if (pid && !isAlive(pid)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
  writeFileSync(holder, String(process.pid));
  return true;
}

function wantedHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(path) {
  const text = read(path);
  return text === undefined ? undefined : JSON.parse(text);
}
