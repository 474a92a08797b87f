import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../../src/platform/project-root.js';

/** Workers that only send test letters, each a process of its own that can be killed and stopped. */
export class SendingWorkers {
  private readonly running: ChildProcess[] = [];

  /** @param settings besides those of this process */
  async start(settings: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
    const worker = fork(inProject('test/support/sending-worker.ts'), {
      execArgv: ['--import', inProject('test/support/run-typescript.mjs')],
      env: { ...process.env, ...settings },
    });
    this.running.push(worker);
    const [message] = await Promise.race([once(worker, 'message'), once(worker, 'exit')]);
    if (message !== 'started') throw new Error('The worker process did not start');
    return worker;
  }

  async kill(worker: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const gone = once(worker, 'exit');
    worker.kill(signal);
    await gone;
  }

  async killAll(): Promise<void> {
    for (const worker of this.running.splice(0)) await this.kill(worker);
  }
}
