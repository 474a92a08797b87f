import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';

/** Files of this folder that are processes of their own: JavaScript where built, else TypeScript. */
export const programFile = (name: string) =>
  new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).pathname;

/** The worker processes, numbered from 0; whichever is killed is started again under its number. */
export class Workers {
  /** Messages that one worker may have on their way at a time. */
  inFlight = 0;
  private readonly running = new Map<number, ChildProcess>();
  private readonly log: number;
  private ending = false;

  constructor(
    logFile: string,
    private readonly settings: NodeJS.ProcessEnv,
  ) {
    this.log = openSync(logFile, 'a');
  }

  get numbers(): number[] {
    return [...this.running.keys()];
  }

  async start(number: number): Promise<void> {
    if (this.ending) return;
    const worker = fork(programFile('worker'), {
      env: this.settings,
      stdio: ['ignore', this.log, this.log, 'ipc'],
    });
    this.running.set(number, worker);
    const [message] = (await Promise.race([once(worker, 'message'), once(worker, 'exit')])) as [
      { inFlight?: number } | number | null,
    ];
    if (typeof message !== 'object' || !message?.inFlight) {
      if (!this.ending) throw new Error(`Worker ${number + 1} did not start`);
      return;
    }
    this.inFlight = message.inFlight;
  }

  async kill(number: number): Promise<void> {
    const worker = this.running.get(number);
    if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = once(worker, 'exit');
    worker.kill('SIGKILL');
    await gone;
  }

  signal(number: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.running.get(number)?.kill(signal);
  }

  /** Throws where one ended that nobody killed. */
  check(): void {
    for (const [number, { exitCode }] of this.running) {
      if (exitCode !== null) throw new Error(`Worker ${number + 1} ended by itself with ${exitCode}`);
    }
  }

  /** For good; one that stands still is killed as well. */
  async end(): Promise<void> {
    this.ending = true;
    await Promise.all(this.numbers.map((number) => this.kill(number)));
  }
}
