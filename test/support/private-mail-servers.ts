import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeInstanceFolder } from '../../scripts/bootstrap/instance-folder.mjs';
import { freePort, greeting } from '../../scripts/bootstrap/ports.mjs';
import {
  dovecotSettings,
  postfixServices,
  postfixSettings,
  type MailServerPlace,
} from './mail-server-settings.js';

export interface MailPrograms {
  postfix: string;
  dovecot: string;
  lda: string;
}

/** Owns the mailboxes, and can do nothing else. */
const owner = 'nobody';
const password = 'of no use elsewhere';
const host = '127.0.0.1';

/**
 * A Postfix and a Dovecot of our own: own configuration, queue, mailboxes and ports on loopback, apart from the
 * system's instances, ended by their process ids. Postfix asks its list of mailboxes at RCPT, and hands what it has
 * taken to Dovecot, which may know better: then Postfix sends a report to the sender.
 */
export class PrivateMailServers {
  private readonly folder = makeInstanceFolder('mail');
  private dovecot?: ChildProcess;
  private smtpPort = 0;
  private imapPort = 0;

  /**
   * @param known addresses that Dovecot has a mailbox for
   * @param promised further ones that Postfix takes mail for
   */
  constructor(
    private readonly programs: MailPrograms,
    private readonly known: readonly string[],
    private readonly promised: readonly string[],
  ) {}

  async open(): Promise<this> {
    [this.smtpPort, this.imapPort] = [await freePort(), await freePort()];
    await this.startDovecot();
    await this.startPostfix();
    return this;
  }

  async close(): Promise<void> {
    const pid = this.postfixPid();
    spawnSync(this.programs.postfix, ['-c', this.at('postfix'), 'stop'], { stdio: 'ignore' });
    const ended = new Promise<void>((resolve) => this.dovecot?.once('exit', () => resolve()) ?? resolve());
    this.dovecot?.kill('SIGTERM');
    if (this.dovecot?.exitCode === null) await ended;
    if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  get smtpUrl(): string {
    return `smtp://${host}:${this.smtpPort}`;
  }

  imapUrl(address: string): string {
    return `imap://${encodeURIComponent(address)}:${encodeURIComponent(password)}@${host}:${this.imapPort}/INBOX`;
  }

  /** What both have to say for themselves. */
  log(): string {
    return ['postfix.log', 'dovecot.log'].map((name) => readOr(this.at(name), '')).join('\n');
  }

  private place(): MailServerPlace {
    const { folder, smtpPort, imapPort } = this;
    return { folder, smtpPort, imapPort, lda: this.programs.lda, owner };
  }

  private at(...names: string[]): string {
    return join(this.folder, ...names);
  }

  private async startDovecot(): Promise<void> {
    const [uid, gid] = [idOf('-u'), idOf('-g')];
    for (const name of ['dovecot', 'mailboxes']) mkdirSync(this.at(name));
    // Dovecot's delivery agent writes to the log as the mailboxes' owner.
    writeFileSync(this.at('dovecot.log'), '');
    for (const name of ['mailboxes', 'dovecot.log']) chownSync(this.at(name), uid, gid);
    const users = this.known.map(
      (one) => `${one}:{PLAIN}${password}:${uid}:${gid}::${this.at('mailboxes', one)}::\n`,
    );
    writeFileSync(this.at('users'), users.join(''), { mode: 0o644 });
    writeFileSync(this.at('dovecot.conf'), dovecotSettings(this.place()), { mode: 0o644 });
    this.dovecot = spawn(this.programs.dovecot, ['-F', '-c', this.at('dovecot.conf')], {
      stdio: 'ignore',
      cwd: this.folder,
    });
    this.writePids();
    await this.greets(this.imapPort, 'Dovecot');
  }

  private async startPostfix(): Promise<void> {
    for (const name of ['postfix', 'queue', 'data']) mkdirSync(this.at(name), { mode: 0o755 });
    chmodSync(this.at('queue'), 0o755);
    chownSync(this.at('data'), Number(run('id', ['-u', 'postfix'])), 0);
    const mailboxes = [...this.known, ...this.promised].map((one) => `${one} there\n`).join('');
    writeFileSync(this.at('postfix', 'mailboxes'), mailboxes);
    writeFileSync(this.at('postfix', 'main.cf'), postfixSettings(this.place()));
    writeFileSync(this.at('postfix', 'master.cf'), postfixServices(this.place()));
    const started = spawnSync(this.programs.postfix, ['-c', this.at('postfix'), 'start'], {
      encoding: 'utf8',
    });
    this.writePids();
    if (started.status !== 0) throw new Error(`Postfix did not start: ${started.stderr}\n${this.log()}`);
    await this.greets(this.smtpPort, 'Postfix');
  }

  private async greets(port: number, name: string): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if ((await greeting({ host, port }, 500)) !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${name} does not answer.\n${this.log()}`);
  }

  /** For the next run to end them, should this one be ended before it can. */
  private writePids(): void {
    const servers = [this.dovecot?.pid, this.postfixPid()].filter(Boolean);
    writeFileSync(this.at('pids.json'), JSON.stringify({ guard: process.pid, servers }));
  }

  private postfixPid(): number | undefined {
    return Number(readOr(this.at('queue', 'pid', 'master.pid'), '')) || undefined;
  }
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

const run = (program: string, args: string[]) => spawnSync(program, args, { encoding: 'utf8' }).stdout.trim();
const idOf = (flag: '-u' | '-g') => Number(run('id', [flag, owner]));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
