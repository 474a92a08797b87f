import { setTimeout as sleep } from 'node:timers/promises';
import type { MailServer } from './mail-server.js';
import type { ChaosEvent, EventKind } from './schedule.js';
import { causeFault, flushRedis } from './servers.js';
import type { Workers } from './workers.js';

/** What an event does, to its end: whatever was killed, stopped or lost is there again. */
export class Happenings {
  constructor(
    private readonly workers: Workers,
    private readonly mailServer: MailServer,
  ) {}

  private readonly performed: Record<EventKind, (event: ChaosEvent) => Promise<void>> = {
    'worker-killed': ({ worker, milliseconds }) => this.killed([worker], milliseconds),
    'all-workers-killed': ({ milliseconds }) => this.killed(this.workers.numbers, milliseconds),
    'worker-stopped': ({ worker, milliseconds }) => this.stopped(worker, milliseconds),
    'machine-suspended': ({ milliseconds }) => this.suspended(milliseconds),
    'redis-flushed': () => flushRedis(),
    'redis-lost': async ({ milliseconds }) => {
      await causeFault('redis-killed');
      await sleep(milliseconds);
      await causeFault('redis-back-empty');
    },
    'mariadb-restarted': async ({ milliseconds }) => {
      await causeFault('mariadb-stopped');
      await sleep(milliseconds);
      await causeFault('mariadb-back');
    },
    'mariadb-killed': async ({ milliseconds }) => {
      await causeFault('mariadb-killed');
      await sleep(milliseconds);
      await causeFault('mariadb-back');
    },
  };

  perform(event: ChaosEvent): Promise<void> {
    return this.performed[event.kind](event);
  }

  private async killed(numbers: number[], milliseconds: number): Promise<void> {
    await Promise.all(numbers.map((number) => this.workers.kill(number)));
    await sleep(milliseconds);
    await Promise.all(numbers.map((number) => this.workers.start(number)));
  }

  private async stopped(worker: number, milliseconds: number): Promise<void> {
    this.workers.signal(worker, 'SIGSTOP');
    await sleep(milliseconds);
    this.workers.signal(worker, 'SIGCONT');
  }

  /** As when the host puts the whole machine to sleep: everything of it stands still and goes on. */
  private async suspended(milliseconds: number): Promise<void> {
    for (const number of this.workers.numbers) this.workers.signal(number, 'SIGSTOP');
    this.mailServer.signal('SIGSTOP');
    await causeFault('suspended');
    await sleep(milliseconds);
    await causeFault('continued');
    this.mailServer.signal('SIGCONT');
    for (const number of this.workers.numbers) this.workers.signal(number, 'SIGCONT');
  }
}
