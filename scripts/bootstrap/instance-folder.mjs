import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlive, isOurs } from './processes.mjs';

export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Unix socket paths are cut off at 103 bytes on macOS and 107 on Linux. */
const longestFolder = 103 - '/mariadb/m.sock'.length;
const startingTakesAtMost = 60_000;
const user = process.getuid?.() ?? 0;

/** Servers started by root run as another user, who can't get into root's own folders: hence /var/tmp. */
function parentFolder() {
  if (user === 0) return '/var/tmp';
  const longestName = 45;
  return tmpdir().length + longestName > longestFolder ? '/tmp' : tmpdir();
}

/** Begins the name of everything that this checkout keeps outside of itself, so that two checkouts never meet. */
export function namePrefix(path = checkout, uid = user) {
  const key = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return `soundings-${uid}-${key}-`;
}

export function outsidePath(name) {
  return join(parentFolder(), `${namePrefix()}${name}`);
}

/** A new folder for one private set of servers; others may pass through it, but not look. */
export function makeInstanceFolder(purpose) {
  const folder = mkdtempSync(outsidePath(`${purpose}-${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * Removes what runs of this checkout left behind that were ended before they could tidy up (power cut, kill -9),
 * with the servers that still run in there.
 */
export function removeAbandonedFolders() {
  for (const name of readdirSync(parentFolder())) {
    const owner = name.startsWith(namePrefix()) && name.match(/-(\d+)-\w{6}$/)?.[1];
    const folder = join(parentFolder(), name);
    if (owner && belongsToUs(folder) && !isInUse(folder, Number(owner))) removeFolder(folder);
  }
}

function belongsToUs(folder) {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === user;
}

function isInUse(folder, owner) {
  const { guard } = readPids(folder);
  if (guard === undefined) {
    const since = lstatSync(folder, { throwIfNoEntry: false })?.ctimeMs ?? 0;
    return isAlive(owner) && Date.now() - since < startingTakesAtMost;
  }
  return isOurs(guard, folder) || isAlive(owner);
}

function removeFolder(folder) {
  const { servers = [] } = readPids(folder);
  for (const pid of servers.filter((one) => isOurs(one, folder))) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function readPids(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'pids.json'), 'utf8'));
  } catch {
    return {};
  }
}
