import { spawn } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, freePort } from './ports.mjs';
import { waitUntil } from './processes.mjs';

/** Starts a Redis of our own. Settings go in a file because a command line, password included, is public. */
export async function startRedis({ folder, password, program, port: wanted }) {
  const data = join(folder, 'redis');
  mkdirSync(data, { recursive: true });
  const port = wanted ?? (await freePort());
  const settings = join(data, 'redis.conf');
  writeFileSync(settings, redisSettings({ data, password, port }), { mode: 0o600 });
  const log = openSync(join(folder, 'redis.log'), 'a');
  const child = spawn(program, [settings], { stdio: ['ignore', log, log], cwd: data });
  const ended = new Promise((resolve) => child.on('exit', resolve).on('error', resolve));
  const ready = waitUntil(() => answers({ host: '127.0.0.1', port }), 20_000);
  const started = await Promise.race([ready, ended.then(() => false)]);
  return { name: 'Redis', child, ended, started, url: `redis://:${password}@127.0.0.1:${port}` };
}

function redisSettings({ data, password, port }) {
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir "${data}"`,
    'daemonize no',
    'save ""',
    'appendonly yes',
    'appendfsync everysec',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}
