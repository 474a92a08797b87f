import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inProject } from '../../src/platform/project-root.js';
import { useTestDatabase } from '../support/test-database.js';

describe('The web process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
  let web: ChildProcess | undefined;

  beforeAll(useTestDatabase);
  afterAll(async () => {
    if (web?.kill()) await once(web, 'exit');
    rmSync(folder, { recursive: true });
  });

  it('warns when it is given a key folder, and never uses it', async () => {
    const program = ['--import', inProject('test/support/run-typescript.mjs'), inProject('src/main.ts')];
    const settings = { KEY_FOLDER: folder, HTTP_PORT: '0', LOG_LEVEL: 'warn' };
    web = spawn(process.execPath, program, {
      cwd: folder,
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(web.stdout!)) {
      const { event, advice } = JSON.parse(line) as Record<string, string>;
      if (event !== 'settings.key-folder-ignored') continue;
      expect(advice).toContain('KEY_FOLDER is for workers only');
      return;
    }
    throw new Error('It started, or failed, without a word about the key folder');
  });
});
