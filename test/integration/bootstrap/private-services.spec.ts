import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  makeInstanceFolder,
  namePrefix,
  outsidePath,
  removeAbandonedFolders,
} from '../../../scripts/bootstrap/instance-folder.mjs';
import { answers, freePort } from '../../../scripts/bootstrap/ports.mjs';

const host = '127.0.0.1';
const longestSocketPath = 103;
const noProcess = 2 ** 22 + 1;

describe('the folder of private servers', () => {
  const folders: string[] = [];
  const remember = (folder: string) => (folders.push(folder), folder);
  afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('belongs to one checkout and one user', () => {
    expect(namePrefix('/home/a/soundings', 1)).toBe(namePrefix('/home/a/soundings', 1));
    expect(namePrefix('/home/a/soundings', 1)).not.toBe(namePrefix('/home/b/soundings', 1));
    expect(namePrefix('/home/a/soundings', 1)).not.toBe(namePrefix('/home/a/soundings', 2));
  });

  it('has a name that leaves room for the path of a socket', () => {
    const folder = remember(makeInstanceFolder('spec'));
    expect(join(folder, 'mariadb', 'm.sock').length).toBeLessThanOrEqual(longestSocketPath);
  });

  it('stays while the run that made it is alive', () => {
    const folder = remember(makeInstanceFolder('spec'));
    removeAbandonedFolders();
    expect(existsSync(folder)).toBe(true);
  });

  it('is removed by the next run when the one that made it is gone', () => {
    const abandoned = remember(outsidePath(`spec-${noProcess}-abcdef`));
    makeFolderWithServers(abandoned, { guard: noProcess, servers: [process.pid] });
    removeAbandonedFolders();
    // That this spec still runs shows that a process id alone is not enough to be ended.
    expect(existsSync(abandoned)).toBe(false);
  });
});

describe('private servers', () => {
  it('find a port that nobody listens on', async () => {
    const port = await freePort();
    expect(await answers({ host, port })).toBe(false);
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    expect(await answers({ host, port })).toBe(true);
    server.close();
  });

  it('stop when the command they were started for is killed', async () => {
    const { DATABASE_URL: _, REDIS_URL: __, ...env } = process.env;
    const print = 'console.log(process.env.DATABASE_URL); setInterval(() => {}, 1000)';
    const command = [process.execPath, '-e', print];
    const run = spawn(
      process.execPath,
      ['scripts/with-services.mjs', '--purpose', 'spec', '--', ...command],
      { env },
    );
    const [line] = (await once(createInterface({ input: run.stdout }), 'line')) as [string];
    const address = { host, port: Number(new URL(line).port) };
    expect(await answers(address)).toBe(true);
    run.kill('SIGKILL');
    await expect(eventually(async () => !(await answers(address)))).resolves.toBe(true);
  });
});

function makeFolderWithServers(folder: string, pids: { guard: number; servers: number[] }): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'pids.json'), JSON.stringify(pids));
}

async function eventually(condition: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
