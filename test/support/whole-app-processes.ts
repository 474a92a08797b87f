import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { inProject } from '../../src/platform/project-root.js';
import type { WholeApp } from './whole-app.js';

/** Workers of the whole app that are processes of their own. */
export class WorkerProcesses {
  private readonly running = new Set<ChildProcess>();

  constructor(private readonly whole: WholeApp) {}

  async start(): Promise<ChildProcess> {
    const worker = fork(inProject('test/support/whole-app-worker.ts'), {
      execArgv: ['--import', inProject('test/support/run-typescript.mjs')],
      env: { ...process.env, KEY_FOLDER: this.whole.keyFolder },
    });
    this.running.add(worker);
    const [message] = await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
    if (message !== 'started') throw new Error('The worker process did not start');
    return worker;
  }

  async kill(worker: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.running.delete(worker);
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = once(worker, 'exit');
    worker.kill(signal);
    await gone;
  }

  async killAll(): Promise<void> {
    for (const worker of this.running) await this.kill(worker);
  }

  /** What the broker does by itself once a dead worker's lock has run out, after a minute or two. */
  async forgetLockedWork(): Promise<void> {
    const redis = new Redis(process.env['REDIS_URL'] as string);
    const keys = await redis.keys('{soundings}:work:*');
    if (keys.length > 0) await redis.del(...keys);
    await redis.quit();
  }
}
