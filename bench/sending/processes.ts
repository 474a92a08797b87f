import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));

/** Starts a file of this folder as a process of its own, ready when the promise is. */
export async function startProcess(file: string, args: string[] = []): Promise<ChildProcess> {
  const child = fork(join(folder, `${file}.js`), args);
  const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (typeof first !== 'object' || first === null) throw new Error(`${file} did not start`);
  return child;
}

export async function ask<Answer>(child: ChildProcess, question: object | string): Promise<Answer> {
  const answered = once(child, 'message') as Promise<[Answer]>;
  child.send(question);
  return (await answered)[0];
}

export class Sink {
  private constructor(private readonly child: ChildProcess) {}

  /** Points SMTP_URL at it. */
  static async start(): Promise<Sink> {
    const child = fork(join(folder, 'smtp-sink.js'));
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    process.env['SMTP_URL'] = `smtp://127.0.0.1:${port}`;
    return new Sink(child);
  }

  async taken(): Promise<number> {
    return (await ask<{ taken: number }>(this.child, 'count')).taken;
  }

  end(): void {
    this.child.disconnect();
  }
}
