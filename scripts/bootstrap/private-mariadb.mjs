import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, greeting } from './ports.mjs';
import { capture, waitUntil } from './processes.mjs';

const common = [
  '--no-defaults',
  '--bind-address=127.0.0.1',
  '--skip-name-resolve',
  '--skip-log-bin',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--default-time-zone=+00:00',
  '--innodb-buffer-pool-size=256M',
  '--max-connections=300',
];

/** Tests alone give up a sync for each commit: a demonstration has something to lose, and figures shall be honest. */
function settingsFor(purpose) {
  return ['demo', 'chaos', 'bench'].includes(purpose)
    ? common
    : [...common, '--innodb-flush-log-at-trx-commit=2'];
}

/** Makes an empty data folder. */
export async function initialiseMariadb({ folder, installer }) {
  const places = placesIn(folder);
  const owner = serverUser();
  for (const path of [places.data, places.temporary]) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (owner) chownSync(path, owner.uid, owner.gid);
  }
  const options = [`--datadir=${places.data}`, `--tmpdir=${places.temporary}`, '--skip-test-db'];
  const { code, output } = await capture(installer, ['--no-defaults', ...asUser(owner), ...options], {
    env: withoutOwnTemporaryFolder(),
    cwd: places.data,
  });
  appendFileSync(places.log, output);
  return code === 0;
}

/** Starts a MariaDB of our own on a data folder that was initialised before. */
export async function startMariadb({ folder, password, program, purpose, port: wanted }) {
  const places = placesIn(folder);
  const owner = serverUser();
  const port = wanted ?? (await freePort());
  writeFileSync(places.accounts, accounts(password), { mode: 0o600 });
  if (owner) chownSync(places.accounts, owner.uid, owner.gid);
  const own = [
    `--datadir=${places.data}`,
    `--tmpdir=${places.temporary}`,
    `--socket=${join(places.data, 'm.sock')}`,
    `--pid-file=${join(places.data, 'm.pid')}`,
    `--init-file=${places.accounts}`,
    `--port=${port}`,
  ];
  const log = openSync(places.log, 'a');
  const child = spawn(program, [...settingsFor(purpose), ...asUser(owner), ...own], {
    stdio: ['ignore', log, log],
    cwd: places.data,
    env: withoutOwnTemporaryFolder(),
  });
  const ended = new Promise((resolve) => child.on('exit', resolve).on('error', resolve));
  const ready = waitUntil(async () => (await greeting({ host: '127.0.0.1', port })) !== null, 60_000);
  const started = await Promise.race([ready, ended.then(() => false)]);
  return {
    name: 'MariaDB',
    child,
    ended,
    started,
    url: `mysql://soundings:${password}@127.0.0.1:${port}/soundings`,
  };
}

function placesIn(folder) {
  const inside = (name) => join(folder, name);
  return {
    data: inside('mariadb'),
    temporary: inside('tmp'),
    accounts: inside('accounts.sql'),
    log: inside('mariadb.log'),
  };
}

/** The server reads one statement a line. The pattern lets tests make databases of their own beside the first. */
function accounts(password) {
  return [
    'CREATE DATABASE IF NOT EXISTS soundings;',
    `CREATE OR REPLACE USER soundings@'%' IDENTIFIED BY '${password}';`,
    "GRANT ALL PRIVILEGES ON `soundings%`.* TO soundings@'%';",
    '',
  ].join('\n');
}

/** MariaDB won't run as root; its package makes a user for it. Anybody else runs it as themselves. */
function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag) => Number(spawnSync('id', [flag, 'mysql'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  return uid > 0 ? { name: 'mysql', uid, gid } : { name: 'root', uid: 0, gid: 0 };
}

function asUser(owner) {
  return owner ? [`--user=${owner.name}`] : [];
}

/** A person's own TMPDIR may lie where the server's user can't go. */
function withoutOwnTemporaryFolder() {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin:/sbin` };
  delete env.TMPDIR;
  return env;
}
