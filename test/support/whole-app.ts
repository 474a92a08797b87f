import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Accounts } from '../../src/features/accounts/index.js';
import { loadShippedCatalogue } from '../../src/features/learning/cli/learning.commands.js';
import { loadShippedPacks } from '../../src/features/surveys/cli/surveys.commands.js';
import { Database } from '../../src/platform/database/database.js';
import { inProject } from '../../src/platform/project-root.js';
import { WorkerHost } from '../../src/platform/queue/worker-host.js';
import { WebAppModule } from '../../src/web-app.module.js';
import { createWebApp } from '../../src/web/web-app.js';
import { WorkerAppModule } from '../../src/worker-app.module.js';
import { MailSink } from './mail-sink.js';
import { freshRedis } from './test-app.js';
import { useTestDatabase } from './test-database.js';

/** The first account, as `soundings admin create` makes it. */
export const administrator = {
  name: 'Ada Prosser',
  email: 'ada.prosser@northmoor.example',
  password: 'bara brith o Flaenau 1923',
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The whole product over HTTP, with a worker and a mailbox, in this process. Only the worker knows the ballot keys. */
export class WholeApp {
  readonly mail = new MailSink();
  readonly keyFolder = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
  web!: NestFastifyApplication;
  url = '';
  private worker?: INestApplicationContext;

  /**
   * Empty tables but for what `soundings setup` loads, and the first administrator.
   * @param through changes the services' addresses in the environment, such as to those of a wire that can be cut
   */
  static async start(through: () => Promise<void> = async () => undefined): Promise<WholeApp> {
    const whole = new WholeApp();
    // Without styles axe would find nothing wrong with their colours.
    await promisify(execFile)(process.execPath, [inProject('scripts', 'assets.mjs')]);
    await useTestDatabase();
    await freshRedis();
    await through();
    await whole.mail.open();
    const port = await freePort();
    whole.url = `http://127.0.0.1:${port}`;
    process.env['PUBLIC_URL'] = whole.url;
    process.env['SMTP_URL'] = whole.mail.url;
    delete process.env['KEY_FOLDER'];
    whole.web = await createWebApp(WebAppModule);
    await whole.setUp();
    await whole.web.listen(port, '127.0.0.1');
    return whole;
  }

  get database(): Database {
    return this.web.get(Database);
  }

  async startWorker(): Promise<void> {
    this.worker = await this.workerContext();
    this.worker.get(WorkerHost).start();
  }

  async stopWorker(): Promise<void> {
    await this.worker?.close();
    this.worker = undefined;
  }

  async close(): Promise<void> {
    await this.stopWorker();
    await this.web?.close();
    await this.mail.close();
    rmSync(this.keyFolder, { recursive: true, force: true });
  }

  private async workerContext(): Promise<INestApplicationContext> {
    process.env['KEY_FOLDER'] = this.keyFolder;
    try {
      return await NestFactory.createApplicationContext(WorkerAppModule, {
        logger: false,
        abortOnError: false,
      });
    } finally {
      delete process.env['KEY_FOLDER'];
    }
  }

  private async setUp(): Promise<void> {
    const context = await this.workerContext();
    for (const step of [loadShippedPacks, loadShippedCatalogue]) await step.run(context);
    const made = await context.get(Accounts).create({ ...administrator, role: 'administrator' });
    if (made.outcome !== 'created') throw new Error(`No administrator: ${made.outcome}`);
    await context.close();
  }
}

/** Looks again until it holds. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | null | undefined | false>,
  seconds = 120,
): Promise<Found> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await sleep(50)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`It did not come to this within ${seconds} s: ${what}`);
}
