import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const gracePeriod = 20_000;

export async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  server.listen(wanted, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The demo's own processes; what they print is kept, and shown only when one of them fails. */
export class Processes {
  private readonly running = new Map<string, ChildProcess>();
  private readonly printed = new Map<string, string>();
  private stopping = false;
  private readonly deaths = new Map<string, number>();

  /** Starts a Node program in the background. One that dies by a signal of somebody else is started again. */
  start(name: string, args: string[], env: NodeJS.ProcessEnv): void {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const keep = (chunk: Buffer) =>
      this.printed.set(name, ((this.printed.get(name) ?? '') + chunk.toString()).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('exit', (_code, signal) => {
      this.running.delete(name);
      if (!signal || this.stopping) return;
      this.deaths.set(name, this.timesKilled(name) + 1);
      this.start(name, args, env);
    });
    this.running.set(name, child);
  }

  /** Runs a Node program to its end and returns what it printed; throws what it said when it fails. */
  async run(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(printed.trim() || `${args.join(' ')} ended with ${code}`);
    return printed;
  }

  /** How often it was ended by a signal that was not ours, and started again. */
  timesKilled(name: string): number {
    return this.deaths.get(name) ?? 0;
  }

  isRunning(name: string): boolean {
    return this.running.has(name);
  }

  lastWords(name: string): string {
    return (this.printed.get(name) ?? '').split('\n').slice(-15).join('\n');
  }

  async waitFor(name: string, isReady: () => Promise<boolean>, seconds = 60): Promise<void> {
    const end = Date.now() + seconds * 1_000;
    while (Date.now() < end) {
      if (!this.isRunning(name)) throw new Error(`The ${name} process ended:\n${this.lastWords(name)}`);
      if (await isReady().catch(() => false)) return;
      await sleep(100);
    }
    throw new Error(`The ${name} process did not get ready in ${seconds} s:\n${this.lastWords(name)}`);
  }

  async stopAll(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.running.keys()].map((name) => this.stop(name)));
  }

  private async stop(name: string): Promise<void> {
    const child = this.running.get(name);
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const inTime = await Promise.race([gone.then(() => true), sleep(gracePeriod, false, { ref: false })]);
    if (!inTime) child.kill('SIGKILL');
    await gone;
  }
}
