import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Api } from './api.js';
import type { Credentials } from './accounts.js';
import { prepareDatabase } from '../throwaway-database.js';
import { Mailbox } from './mailbox.js';
import { council } from './northmoor/departments.js';
import { freePort, Processes } from './processes.js';

const program = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src');
const maildev = fileURLToPath(new URL('./bin/maildev.js', import.meta.resolve('maildev')));

const scopes = [
  'directory.read,directory.import,packs.read,packs.edit,campaigns.read,campaigns.manage',
  'results.read,results.sign,plans.read,communities.read,communities.edit',
].join(',');

const password = () => randomBytes(9).toString('base64url');

export interface StageSettings {
  port: number;
  organisation: { en: string; cy: string };
}

/** Everything that runs while the demo is up: the mailbox, the web process and a worker. */
export class Stage {
  readonly administrator: Credentials = {
    name: 'Ada Prosser',
    email: 'administrator@northmoor.example',
    password: password(),
  };
  readonly folder = mkdtempSync(join(tmpdir(), 'soundings-demo-'));
  webUrl = '';
  mailbox!: Mailbox;
  apiKey = '';
  private readonly processes = new Processes();

  get workersKilled(): number {
    return this.processes.timesKilled('worker');
  }

  get api(): Api {
    return new Api(this.webUrl, this.apiKey);
  }

  async open({ port, organisation }: StageSettings): Promise<void> {
    const databaseUrl = process.env['DATABASE_URL'];
    if (!databaseUrl) throw new Error('Start the demo with "npm run demo": it brings the database along.');
    await prepareDatabase(databaseUrl);
    this.mailbox = await Mailbox.start(this.processes, maildev);
    const webPort = await freePort(port).catch(() => {
      throw new Error(
        `Port ${port} is taken. Choose another with -- --port N, or leave it out for any free port.`,
      );
    });
    this.webUrl = `http://127.0.0.1:${webPort}`;
    const settings = this.settings(webPort, organisation);
    await this.setUp(settings);
    this.processes.start('web', [join(program, 'main.js')], settings);
    // The ballot keys are the worker's alone.
    this.processes.start('worker', [join(program, 'worker.js')], {
      ...settings,
      KEY_FOLDER: join(this.folder, 'keys'),
    });
    await this.processes.waitFor('web', async () => (await fetch(`${this.webUrl}/health/ready`)).ok);
  }

  async close(): Promise<void> {
    await this.processes.stopAll();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private settings(webPort: number, organisation: { en: string; cy: string }): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'production',
      PUBLIC_URL: this.webUrl,
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: String(webPort),
      SMTP_URL: this.mailbox.smtpUrl,
      MAIL_FROM: 'digital-skills@northmoor.example',
      ORGANISATION_NAME: organisation.en,
      ORGANISATION_NAME_CY: organisation.cy,
      SECRET_KEY: randomBytes(36).toString('base64'),
      LOG_LEVEL: 'warn',
      KEY_FOLDER: '',
    };
  }

  private async setUp(settings: NodeJS.ProcessEnv): Promise<void> {
    const cli = join(program, 'cli.js');
    await this.processes.run([cli, 'setup'], settings);
    const { name, email, password: secret } = this.administrator;
    const person = ['--name', name, '--email', email, '--password', secret];
    await this.processes.run([cli, 'admin', 'create', ...person], settings);
    const key = ['api-key', 'create', '--name', 'Demo', '--scopes', scopes];
    this.apiKey = (await this.processes.run([cli, ...key], settings)).trim().split('\n').pop() ?? '';
  }
}

export const newPassword = password;
export const demoCouncil = council;
