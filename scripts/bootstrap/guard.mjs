/**
 * Starts the private servers and stops them as soon as the command they were started for is gone, however it went:
 * its end of our standard input closes even after kill -9. Started by services.mjs in a session of its own, so that
 * Ctrl-C reaches the command first and the servers outlive it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { initialiseMariadb, startMariadb } from './private-mariadb.mjs';
import { startRedis } from './private-redis.mjs';
import { isAlive, waitUntil } from './processes.mjs';
import { serverFaults } from './server-faults.mjs';

const [folder, request] = process.argv.slice(2);
const { programs, purpose } = JSON.parse(request);
const password = randomBytes(18).toString('hex');
const servers = new Map();
const faults = serverFaults({ folder, servers, keep, run: { Redis: runRedis, MariaDB: runMariadb } });
const commands = new Set();
const attempts = 3;
let ending;

process.stdout.on('error', () => {});
process.on('SIGHUP', () => {});
process.on('SIGINT', () => end());
process.on('SIGTERM', () => end());

rememberPids();
listen();
const starting = startAll();
starting.then(tell, (error) => tell({ failed: error.message }));

/**
 * "run 123": a command that uses the servers has begun; "done 123": it has ended; "fault 7 redis-lost": do this to our
 * own servers, for tests of what happens then.
 */
function listen() {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [word, number, what] = line.split(' ');
    if (word === 'run') commands.add(Number(number));
    if (word === 'done') commands.delete(Number(number));
    if (word === 'fault') void cause(Number(number), what);
  });
  lines.on('close', () => end());
}

async function cause(number, what) {
  const failed = await faults(what).then(
    () => undefined,
    (error) => error.message,
  );
  tell({ did: number, failed });
}

async function startAll() {
  const [database, redis] = await Promise.all([startDatabase(), startWithRetry('Redis', runRedis)]);
  return { databaseUrl: database.url, dialect: 'mariadb', redisUrl: redis.url };
}

async function startDatabase() {
  const initialised = await initialiseMariadb({ folder, installer: programs.installer });
  if (!initialised) throw new Error(`MariaDB could not make its data folder.\n${lastWords('MariaDB')}`);
  return startWithRetry('MariaDB', runMariadb);
}

/** On a port of its own choice where none is given. */
function runMariadb(port) {
  return startMariadb({ folder, password, purpose, port, program: programs.mariadb });
}

function runRedis(port) {
  return startRedis({ folder, password, port, program: programs.redis });
}

/** Between finding a free port and using it somebody else may take it, so a server gets more than one chance. */
async function startWithRetry(name, start) {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const server = await start();
    if (server.started) {
      keep(server);
      return server;
    }
    server.child.kill('SIGKILL');
    await server.ended;
  }
  throw new Error(`${name} did not start.\n${lastWords(name)}`);
}

function keep(server) {
  servers.set(server.name, server);
  rememberPids();
  server.ended.then(() => {
    if (!ending && !server.endedOnPurpose) tell({ died: server.name, log: lastWords(server.name) });
  });
}

function rememberPids() {
  const pids = { guard: process.pid, servers: [...servers.values()].map((server) => server.child.pid) };
  writeFileSync(join(folder, 'pids.json'), JSON.stringify(pids));
}

function tell(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function lastWords(name) {
  try {
    const log = readFileSync(join(folder, `${name.toLowerCase()}.log`), 'utf8');
    return log.trimEnd().split('\n').slice(-15).join('\n');
  } catch {
    return '';
  }
}

function end() {
  ending ??= stopAll().finally(() => process.exit());
}

/** The data goes too, so nothing is won by a slow and orderly shutdown of the servers. */
async function stopAll() {
  await starting.catch(() => {});
  const running = [...commands].filter(isAlive);
  for (const pid of running) process.kill(pid, 'SIGTERM');
  await waitUntil(() => !running.some(isAlive), 10_000);
  for (const server of servers.values()) server.child.kill('SIGKILL');
  await Promise.all([...servers.values()].map((server) => server.ended));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
