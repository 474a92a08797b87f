import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a chaos test may do to the private servers, and to them alone: end them in an orderly way or not, start them
 * again on the same port, empty or with what they had, stop and continue their processes.
 */
export function serverFaults({ folder, servers, keep, run }) {
  const end = async (name, signal) => {
    const server = servers.get(name);
    server.endedOnPurpose = true;
    server.child.kill(signal);
    await server.ended;
  };
  const startAgain = async (name) => {
    const server = await run[name](Number(new URL(servers.get(name).url).port));
    if (!server.started) throw new Error(`${name} did not start again`);
    keep(server);
  };
  const signalAll = (signal) => {
    for (const server of servers.values()) server.child.kill(signal);
  };
  const faults = {
    'redis-killed': () => end('Redis', 'SIGKILL'),
    'redis-back-empty': async () => {
      rmSync(join(folder, 'redis'), { recursive: true, force: true });
      await startAgain('Redis');
    },
    'mariadb-stopped': () => end('MariaDB', 'SIGTERM'),
    'mariadb-killed': () => end('MariaDB', 'SIGKILL'),
    'mariadb-back': () => startAgain('MariaDB'),
    suspended: async () => signalAll('SIGSTOP'),
    continued: async () => signalAll('SIGCONT'),
  };
  return async (what) => {
    if (!Object.hasOwn(faults, what)) throw new Error(`There is no fault "${what}"`);
    await faults[what]();
  };
}
