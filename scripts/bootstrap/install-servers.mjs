import { readFileSync } from 'node:fs';
import { findServers } from './find-servers.mjs';
import { capture } from './processes.mjs';
import { CannotGoOn, say } from './report.mjs';

const aptOptions = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
const updateTries = 5;
const aMinute = 60_000;
/** What cannot be done without is worth a long wait on a slow mirror. */
const longest = 30 * aMinute;

/** Makes sure that the wanted programs are there and gives back their paths. */
export async function ensureServers({ servers, browser }) {
  let found = findServers();
  const packages = missingPackages(found, { servers, browser });
  if (packages.length > 0 && !(found.hasOtherMysql && servers) && mayInstall()) {
    await install(packages);
    found = findServers();
  }
  const stillMissing = missingPackages(found, { servers, browser }).filter(
    (name) => !name.startsWith('fonts-'),
  );
  if (stillMissing.length > 0) throw new CannotGoOn(howToGoOn(stillMissing, found));
  return found;
}

/** Debian's names of the packages that hold what is missing. */
export function missingPackages(found, { servers, browser }) {
  const packages = [];
  if (servers && !(found.mariadb && found.installer)) packages.push('mariadb-server');
  if (servers && !found.redis) packages.push('redis-server');
  if (browser && !found.chromium) packages.push('chromium');
  if (browser && !found.hasFonts) packages.push('fonts-dejavu-core');
  return packages;
}

/** Root on a system with apt-get; `npm test` has tried before jest starts, and says so to its specs. */
export function mayInstall() {
  return !process.env.SOUNDINGS_INSTALLED && process.getuid?.() === 0 && isDebianLike(readSystemName());
}

function readSystemName() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

export function isDebianLike(osRelease) {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/**
 * From the system's packages; says so, and what went wrong.
 * @param timeout milliseconds for each call of apt-get
 * @returns the last line of what apt-get said when it failed
 */
export async function install(packages, timeout = longest) {
  say(`Installing ${packages.join(', ')} from the system's packages ...`);
  await updateLists(timeout);
  const args = ['install', '-y', '--no-install-recommends', ...aptOptions, ...packages];
  const { code, output } = await apt(args, timeout);
  if (code === 0) return undefined;
  const lines = output.trimEnd().split('\n').slice(-8);
  say(`apt-get could not install ${packages.join(', ')}:\n${lines.join('\n')}`);
  return lines.at(-1);
}

/**
 * For what only a test needs, which is skipped without it.
 * @returns why it is not there, in one sentence without a full stop
 */
export async function installForTests(packages) {
  const lacks = `this machine lacks ${packages.join(', ')}`;
  const fault = mayInstall() ? await install(packages, 10 * aMinute) : undefined;
  return fault ? `${lacks}; apt-get says: ${fault}` : lacks;
}

/** The lock on package lists, unlike the one on packages, can't be waited for, hence the tries. */
async function updateLists(timeout) {
  for (let attempt = 1; attempt <= updateTries; attempt++) {
    const { code, signal, output } = await apt(['update', ...aptOptions], timeout);
    if (code === 0) return;
    if (attempt === updateTries || signal) {
      say(`apt-get update failed; going on with the lists there are.\n${output.trimEnd()}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
}

async function apt(args, timeout) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const { code, signal, output } = await capture('apt-get', args, { env, timeout });
  const late = signal ? `${output}\napt-get was ended after ${timeout / 1_000} s` : output;
  return { code, signal, output: late };
}

const needs = {
  'mariadb-server': 'MariaDB 10.6 or later (mariadbd and mariadb-install-db)',
  'redis-server': 'Redis (redis-server)',
  chromium: 'a Chromium browser',
};

/** One paragraph for a person whose machine we may not or can't change. */
export function howToGoOn(packages, { hasOtherMysql = false } = {}) {
  const wanted = packages.map((name) => needs[name]).join(' and ');
  const sentences = [`This machine lacks ${wanted}.`];
  if (hasOtherMysql)
    sentences.push('(There is a MySQL server, but private instances are only started of MariaDB.)');
  const command = `apt-get install ${packages.join(' ')}`;
  sentences.push(
    `On Debian or Ubuntu an administrator installs that with "${command}"; on a Mac, use Homebrew.`,
  );
  if (packages.some((name) => name !== 'chromium')) {
    sentences.push(
      'Servers that already run somewhere will do as well: set both DATABASE_URL (mysql://user:password@host:port/name) and REDIS_URL (redis://host:port).',
      'To run the whole product in containers instead: docker compose up (docker-compose.yml says how at its top).',
    );
  }
  if (packages.includes('chromium')) sentences.push('CHROMIUM_PATH can name a Chromium or Chrome elsewhere.');
  return sentences.join(' ');
}
