import { describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findServers } from '../../scripts/bootstrap/find-servers.mjs';
import { inProject } from '../../src/platform/project-root.js';

const { mariadb, installer, redis } = findServers();
/** Services may live elsewhere; what this does to them it may do only to servers of its own. */
const missing = Object.entries({ mariadbd: mariadb, 'mariadb-install-db': installer, 'redis-server': redis })
  .filter(([, path]) => !path)
  .map(([name]) => name);
if (missing.length > 0) process.stdout.write(`No chaos here: this machine lacks ${missing.join(', ')}.\n`);
const whereServersAre = missing.length === 0 ? it : it.skip;

jest.setTimeout(240_000);

async function chaos(...options: string[]): Promise<{ code: number; printed: string }> {
  const run = spawn(process.execPath, [inProject('scripts/chaos.mjs'), '--from-source', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, JEST_WORKER_ID: undefined },
  });
  let printed = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  const [code] = (await once(run, 'close')) as [number];
  return { code, printed };
}

describe('npm run chaos, the small one', () => {
  whereServersAre(
    'one of each: killed and stopped workers, Redis flushed and lost, MariaDB gone, the machine asleep',
    async () => {
      const { code, printed } = await chaos('--short', '--messages', '1500', '--lease', '2');
      const happened = printed.match(/^ +[\d.]+ s +\d\/8 .*$/gm) ?? [];
      expect({ code, happened: happened.length, printed }).toMatchObject({ code: 0, happened: 8 });
      expect(printed).toContain('missing 0, to strangers 0');
      expect(printed).toContain('1500 intended = 1500 accepted + 0 others');
      expect(printed).toContain('Seed 1: every message accounted for');
    },
  );
});
