import { accessSync, constants, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

const names = {
  mariadb: ['mariadbd', 'mysqld'],
  installer: ['mariadb-install-db', 'mysql_install_db'],
  redis: ['redis-server', 'valkey-server'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
};

/** Servers are often installed where an ordinary user's PATH does not lead. */
const furtherFolders = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/usr/local/opt/mariadb/bin',
];

const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The programs on this machine, each a path or undefined. */
export function findServers(env = process.env) {
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...furtherFolders];
  const mariadb = findProgram(names.mariadb, folders);
  const isOracle = mariadb !== undefined && !isMariadb(mariadb);
  return {
    mariadb: isOracle ? undefined : mariadb,
    installer: isOracle ? undefined : findProgram(names.installer, folders),
    redis: findProgram(names.redis, folders),
    chromium: findChromium(env, folders),
    hasFonts: hasFonts(),
    hasOtherMysql: isOracle,
  };
}

export function findProgram(candidates, folders) {
  const paths = candidates.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable);
}

function findChromium(env, folders) {
  if (env.CHROMIUM_PATH) return isExecutable(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  return findProgram(names.chromium, folders) ?? (isExecutable(macChrome) ? macChrome : undefined);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Oracle's MySQL has a mysqld too, but makes its data folder in another way. */
function isMariadb(path) {
  return /mariadb/i.test(spawnSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' }).stdout ?? '');
}

/** Without any font Chromium draws empty pages, so a screenshot would show nothing. */
function hasFonts() {
  if (process.platform !== 'linux') return true;
  return ['/usr/share/fonts', '/usr/local/share/fonts'].some((folder) => {
    try {
      return readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc|pfb)$/i.test(name));
    } catch {
      return false;
    }
  });
}
