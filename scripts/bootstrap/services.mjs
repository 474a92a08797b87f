import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensureServers } from './install-servers.mjs';
import { makeInstanceFolder, removeAbandonedFolders } from './instance-folder.mjs';
import { answers, greeting } from './ports.mjs';
import { CannotGoOn, say } from './report.mjs';

const guardProgram = fileURLToPath(new URL('./guard.mjs', import.meta.url));

/**
 * The database and Redis that a command shall use: those named in the environment, else private ones that live
 * until stop() is called or this process ends. `env` is what to add to the command's environment. Whoever means to
 * harm them asks for private ones in any case, with `alwaysPrivate`, and gets `fault`.
 */
export async function startServices({ purpose, browser = false, alwaysPrivate = false }) {
  const given = alwaysPrivate ? undefined : await servicesFromEnvironment(process.env);
  const programs = await ensureServers({ servers: !given, browser });
  const chromium = programs.chromium ? { CHROMIUM_PATH: programs.chromium } : {};
  if (given) return { env: { ...given, ...chromium }, use: () => () => {}, stop: async () => {} };
  const guard = await startGuard({ programs, purpose });
  const { databaseUrl, dialect, redisUrl } = guard.ready;
  const own = { DATABASE_URL: databaseUrl, DATABASE_DIALECT: dialect, REDIS_URL: redisUrl };
  return { env: { ...own, ...chromium }, use: guard.use, stop: guard.stop, fault: guard.fault };
}

/** @internal exported for its spec */
export async function servicesFromEnvironment({ DATABASE_URL, DATABASE_DIALECT, REDIS_URL }) {
  if (!DATABASE_URL && !REDIS_URL) return undefined;
  if (!DATABASE_URL || !REDIS_URL) {
    const [set, other] = DATABASE_URL ? ['DATABASE_URL', 'REDIS_URL'] : ['REDIS_URL', 'DATABASE_URL'];
    say(`${set} is set but ${other} is not, so both are left aside and private servers are started.`);
    return undefined;
  }
  const hello = await greeting(addressIn('DATABASE_URL', DATABASE_URL, 3306));
  if (hello === null) throw noAnswer('DATABASE_URL', DATABASE_URL, 'a MySQL or MariaDB server');
  const redisAnswers = await answers(addressIn('REDIS_URL', REDIS_URL, 6379));
  if (!redisAnswers) throw noAnswer('REDIS_URL', REDIS_URL, 'a Redis server');
  const dialect = DATABASE_DIALECT || (/mariadb/i.test(hello) ? 'mariadb' : 'mysql');
  return { DATABASE_URL, DATABASE_DIALECT: dialect, REDIS_URL };
}

function addressIn(name, text, usualPort) {
  if (!URL.canParse(text))
    throw new CannotGoOn(`${name} is not a web-style address such as mysql://host:port/name.`);
  const { hostname, port } = new URL(text);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || usualPort) };
}

/** Names the host but not the whole address, which holds a password. */
function noAnswer(name, text, what) {
  const { host } = new URL(text);
  return new CannotGoOn(
    `${name} is set, but ${what} does not answer at ${host}. Start it there, put ${name} right, or unset both DATABASE_URL and REDIS_URL to have private servers started.`,
  );
}

async function startGuard({ programs, purpose }) {
  removeAbandonedFolders();
  const folder = makeInstanceFolder(purpose);
  const request = JSON.stringify({ programs, purpose });
  const guard = spawn(process.execPath, [guardProgram, folder, request], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    cwd: '/',
  });
  guard.stdin.on('error', () => {});
  const ended = new Promise((resolve) => guard.on('exit', resolve).on('error', resolve));
  const faults = new Map();
  const ready = await firstMessage(guard, ended, faults);
  const stop = () => {
    guard.stdin.end();
    return ended;
  };
  if (!ready.databaseUrl) {
    await stop();
    throw new CannotGoOn(`The private servers could not be started. ${ready.failed ?? ''}`.trim());
  }
  return { ready, stop, use: (pid) => useBy(guard, pid), fault: (what) => causeFault(guard, faults, what) };
}

function firstMessage(guard, ended, faults) {
  return new Promise((resolve) => {
    createInterface({ input: guard.stdout }).on('line', (line) => {
      const message = JSON.parse(line);
      if (message.did !== undefined) faults.get(message.did)?.(message.failed);
      else if (message.died) say(`The private ${message.died} has stopped unexpectedly.\n${message.log}`);
      else resolve(message);
    });
    ended.then(() => resolve({}));
  });
}

/** Tells the guard which process to end should this one be killed; gives back how to say that it has ended. */
function useBy(guard, pid) {
  guard.stdin.write(`run ${pid}\n`);
  return () => guard.stdin.writable && guard.stdin.write(`done ${pid}\n`);
}

/** Does something to the private servers (server-faults.mjs); done when the promise is. */
function causeFault(guard, faults, what) {
  const number = faults.size + 1;
  return new Promise((resolve, reject) => {
    faults.set(number, (failed) => (failed === undefined ? resolve() : reject(new Error(failed))));
    guard.stdin.write(`fault ${number} ${what}\n`);
  });
}
