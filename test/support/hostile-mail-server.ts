import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Where the server can go wrong. `content`: after the final dot. */
export type Step = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL FROM' | 'RCPT TO' | 'DATA' | 'content';

/** A reply of its own (421 hangs up after it), closing the connection, or saying nothing ever. Null: as it should be. */
export type Trick = string | 'drop' | 'hang' | null;

/** What it does at a step; `asked` counts how often this recipient came to it, 0 before one is named. */
export type Script = (step: Step, to: string, asked: number) => Trick;

const usual: Record<Step, string> = {
  greeting: '220 hostile.example ESMTP',
  EHLO: '250 hostile.example',
  AUTH: '235 2.7.0 Welcome',
  'MAIL FROM': '250 2.1.0 Ok',
  'RCPT TO': '250 2.1.5 Ok',
  DATA: '354 Go on',
  content: '250 2.0.0 Ok: taken',
};

interface Session {
  socket: Socket;
  to: string;
  content: string | null;
}

/** An SMTP server, spoken byte by byte, that does what a script says: for faults that a well-made server can't show. */
export class HostileMailServer {
  readonly taken: { to: string; raw: string }[] = [];
  script: Script = () => null;
  /** Told after EHLO, such as `SMTPUTF8` or `AUTH PLAIN`. */
  extensions: string[] = [];
  private readonly asked = new Map<string, number>();
  private readonly sockets = new Set<Socket>();
  private server?: Server;
  private port = 0;

  async open(): Promise<this> {
    const server = createServer((socket) => this.welcome(socket));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server?.close(() => resolve()) ?? resolve());
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Hangs up on everybody, as when it is started anew. */
  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  forget(): void {
    this.taken.length = 0;
    this.asked.clear();
    this.script = () => null;
    this.extensions = [];
  }

  private welcome(socket: Socket): void {
    const session: Session = { socket, to: '', content: null };
    let rest = '';
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop()!;
      for (const line of lines) this.hear(session, line);
    });
    this.answer(session, 'greeting');
  }

  private hear(session: Session, line: string): void {
    if (session.content !== null) return this.read(session, line);
    const step = stepOf(line);
    if (step === null) return this.otherwise(session, line);
    if (step === 'RCPT TO') {
      session.to = /<(.*)>/.exec(line)?.[1] ?? '';
      this.asked.set(session.to, (this.asked.get(session.to) ?? 0) + 1);
    }
    if (this.answer(session, step) && step === 'DATA') session.content = '';
  }

  private otherwise({ socket }: Session, line: string): void {
    if (/^QUIT/i.test(line)) socket.end('221 2.0.0 Bye\r\n');
    else socket.write(/^RSET/i.test(line) ? '250 2.0.0 Ok\r\n' : '502 5.5.2 What?\r\n');
  }

  private read(session: Session, line: string): void {
    if (line !== '.') {
      session.content += `${line}\r\n`;
      return;
    }
    const raw = session.content!;
    session.content = null;
    const trick = this.trickAt('content', session);
    if (trick === null || trick === 'drop' || trick === 'hang') this.taken.push({ to: session.to, raw });
    this.play(session, trick, usual.content);
  }

  /** @returns whether all is as it should be */
  private answer(session: Session, step: Step): boolean {
    const trick = this.trickAt(step, session);
    this.play(session, trick, step === 'EHLO' ? this.greeting() : usual[step]);
    return trick === null;
  }

  private greeting(): string {
    const lines = ['hostile.example', ...this.extensions];
    return lines.map((line, at) => `250${at < lines.length - 1 ? '-' : ' '}${line}`).join('\r\n');
  }

  private trickAt(step: Step, { to }: Session): Trick {
    const named = step === 'RCPT TO' || step === 'DATA' || step === 'content';
    return this.script(step, named ? to : '', named ? (this.asked.get(to) ?? 0) : 0);
  }

  private play({ socket }: Session, trick: Trick, reply: string): void {
    if (trick === 'hang') return;
    if (trick === 'drop') return void socket.destroy();
    if (trick?.startsWith('421')) return void socket.end(`${trick}\r\n`);
    socket.write(`${trick ?? reply}\r\n`);
  }
}

function stepOf(line: string): Step | null {
  if (/^(EHLO|HELO)/i.test(line)) return 'EHLO';
  if (/^AUTH /i.test(line)) return 'AUTH';
  if (/^MAIL FROM:/i.test(line)) return 'MAIL FROM';
  if (/^RCPT TO:/i.test(line)) return 'RCPT TO';
  return /^DATA/i.test(line) ? 'DATA' : null;
}
