import { readFileSync } from 'node:fs';
import { findServers } from './find-servers.mjs';
import { capture } from './processes.mjs';
import { CannotGoOn, say } from './report.mjs';

const aptOptions = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
const updateTries = 5;

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

/** Root on a system with apt-get. */
export function mayInstall() {
  return process.getuid?.() === 0 && isDebianLike(readSystemName());
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

/** From the system's packages; says so, and what went wrong. */
export async function install(packages) {
  say(`Installing ${packages.join(', ')} from the system's packages ...`);
  await updateLists();
  const args = ['install', '-y', '--no-install-recommends', ...aptOptions, ...packages];
  const { code, output } = await apt(args);
  if (code !== 0) {
    const tail = output.trimEnd().split('\n').slice(-8).join('\n');
    say(`apt-get could not install ${packages.join(', ')}:\n${tail}`);
  }
}

/** The lock on package lists, unlike the one on packages, can't be waited for, hence the tries. */
async function updateLists() {
  for (let attempt = 1; attempt <= updateTries; attempt++) {
    const { code, output } = await apt(['update', ...aptOptions]);
    if (code === 0) return;
    if (attempt === updateTries)
      say(`apt-get update failed; going on with the lists there are.\n${output.trimEnd()}`);
    else await new Promise((resolve) => setTimeout(resolve, 5000));
  }
}

function apt(args) {
  return capture('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
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
