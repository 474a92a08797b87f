import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfiguration } from '../../src/platform/config/load-configuration.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { prepareDatabase } from '../throwaway-database.js';
import { Happenings } from './happenings.js';
import { MailServer } from './mail-server.js';
import { Mailing } from './mailing.js';
import type { ChaosOptions } from './options.js';
import { processesHit, scheduleOf, type ChaosEvent } from './schedule.js';
import { flushRedis } from './servers.js';
import { verdictOn, type Finding } from './verdict.js';
import { Workers } from './workers.js';

/** Nothing more arrives for so long: something is stuck, and the run is over. */
const patience = 120_000;
/** Infinity does not survive a message to another process. */
const unbounded = Number.MAX_SAFE_INTEGER;
const say = (words: string) => process.stdout.write(`${words}\n`);

/** One mailing, everything that happens to it, and the account of it. */
export class ChaosRun {
  private readonly folder = mkdtempSync(join(tmpdir(), 'soundings-chaos-'));
  private readonly logFile = join(this.folder, 'workers.log');
  private readonly mailServer = new MailServer();
  private readonly start = performance.now();
  private workers?: Workers;
  private mailing?: Mailing;
  private mostDuplicates = 0;

  constructor(private readonly options: ChaosOptions) {}

  async perform(): Promise<Finding[]> {
    await this.prepare();
    const events = scheduleOf(this.options);
    for (const [at, event] of events.entries()) {
      // Later events must find something to disturb, however long this one takes.
      this.mailServer.slowDownAfter(events[at + 1]?.afterMessages ?? unbounded);
      await this.until(async () => (await this.mailServer.taken()) >= event.afterMessages);
      await this.happen(event, `${at + 1}/${events.length}`);
    }
    this.mailServer.slowDownAfter(unbounded);
    await this.until(() => this.mailing!.finished());
    return verdictOn(await this.evidence());
  }

  /** Ends and removes everything of this run. @param keepLog what the workers said stays, and where is told */
  async end(keepLog = false): Promise<void> {
    await this.workers?.end();
    await this.mailing?.close().catch(() => undefined);
    this.mailServer.signal('SIGKILL');
    if (keepLog) say(`What the workers said is in ${this.logFile}`);
    else rmSync(this.folder, { recursive: true, force: true });
  }

  lastWords(): string {
    return readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
  }

  private async prepare(): Promise<void> {
    await this.mailServer.start();
    process.env['SMTP_URL'] = `smtp://127.0.0.1:${this.mailServer.port}`;
    process.env['KEY_FOLDER'] = this.folder;
    const configuration = loadConfiguration();
    await prepareDatabase(configuration.databaseUrl);
    await migrate(configuration);
    await flushRedis();
    this.mailing = await Mailing.of(this.options.messages);
    this.workers = new Workers(this.logFile, { ...process.env, CHAOS_LEASE: String(this.options.lease) });
    const numbers = Array.from({ length: this.options.workers }, (_, number) => number);
    await Promise.all(numbers.map((number) => this.workers!.start(number)));
  }

  private async happen(event: ChaosEvent, place: string): Promise<void> {
    const workers = this.workers!;
    const before = await this.mailServer.taken();
    this.mostDuplicates += processesHit(event.kind, this.options.workers) * workers.inFlight;
    if (await this.mailing!.finished()) throw new Error('Everything was sent before it could be disturbed');
    await new Happenings(workers, this.mailServer).perform(event);
    const who = /^worker-/.test(event.kind) ? ` (worker ${event.worker + 1})` : '';
    const gone = event.kind === 'redis-flushed' ? '' : `, ${(event.milliseconds / 1_000).toFixed(1)} s`;
    say(`  ${this.seconds()} s  ${place}  after ${before} messages: ${event.kind}${who}${gone}`);
  }

  private async until(condition: () => Promise<boolean>): Promise<void> {
    let known = -1;
    let since = performance.now();
    // The database may be away for a moment.
    while (!(await condition().catch(() => false))) {
      this.workers!.check();
      const taken = await this.mailServer.taken();
      if (taken !== known) [known, since] = [taken, performance.now()];
      if (performance.now() - since > patience) throw new Error(`Nothing has moved since ${taken} messages`);
      await sleep(10);
    }
  }

  private async evidence() {
    const mailing = this.mailing!;
    return {
      people: await mailing.addresses(),
      copies: await this.mailServer.copies(),
      finished: await mailing.finished(),
      line: await mailing.line(),
      counted: await mailing.possibleDuplicates(),
      mostDuplicates: this.mostDuplicates,
    };
  }

  private seconds(): string {
    return ((performance.now() - this.start) / 1_000).toFixed(1).padStart(6);
  }
}
