import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Copy, FromSink, ToSink } from './copy.js';
import { programFile } from './workers.js';

/** Our end of the mail server's process. Questions are asked one at a time. */
export class MailServer {
  port = 0;
  private child?: ChildProcess;
  private asking: Promise<unknown> = Promise.resolve();

  async start(): Promise<void> {
    this.child = fork(programFile('sink'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const [message] = (await once(this.child, 'message')) as [FromSink];
    this.port = 'port' in message ? message.port : 0;
  }

  async taken(): Promise<number> {
    const answer = await this.ask('taken');
    return 'taken' in answer ? answer.taken : 0;
  }

  async copies(): Promise<Copy[]> {
    const answer = await this.ask('copies');
    return 'copies' in answer ? answer.copies : [];
  }

  /** From so many messages on it takes its time over each. */
  slowDownAfter(ceiling: number): void {
    this.send({ ceiling });
  }

  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  private ask(question: 'taken' | 'copies'): Promise<FromSink> {
    const answered = this.asking.then(async () => {
      this.send({ ask: question });
      const [answer] = (await once(this.child!, 'message')) as [FromSink];
      return answer;
    });
    this.asking = answered.catch(() => undefined);
    return answered;
  }

  private send(message: ToSink): void {
    if (this.child?.connected) this.child.send(message);
  }
}
