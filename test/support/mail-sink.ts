import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A message as the mail server took it. */
export interface Taken {
  to: string;
  /** Header lines as sent, and the whole message. */
  raw: string;
  messageId: string;
  date: string;
}

/** What the server does wrong; each decides by recipient and by how often it has been asked for that recipient. */
export interface Faults {
  /** A reply such as `451 4.7.1 Greylisted` to RCPT TO, or null. */
  atRecipient?: (to: string, asked: number) => string | null;
  /** A reply to MAIL FROM, or null. */
  atSender?: () => string | null;
  /** A reply after the final dot, or null. */
  afterContent?: (to: string, asked: number) => string | null;
  /** Takes the message, then drops the connection without a reply. */
  dropAfterContent?: (to: string, asked: number) => boolean;
  /** Milliseconds until the reply after the final dot. */
  delay?: number;
  /** The reply after the final dot waits for it. */
  until?: Promise<void>;
}

/** A real SMTP server on loopback that keeps what it gets. */
export class MailSink {
  readonly taken: Taken[] = [];
  faults: Faults = {};
  private readonly asked = new Map<string, number>();
  private server?: SMTPServer;
  private port = 0;

  async open(): Promise<this> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      onMailFrom: (_address, _session, done) => done(refusal(this.faults.atSender?.() ?? null)),
      onRcptTo: ({ address }, _session, done) => {
        const asked = (this.asked.get(address) ?? 0) + 1;
        this.asked.set(address, asked);
        done(refusal(this.faults.atRecipient?.(address, asked) ?? null));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => void this.take(Buffer.concat(chunks).toString(), session, done));
      },
    });
    server.on('error', () => undefined);
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    return this;
  }

  /** The port stays the same when it opens again. */
  async close(): Promise<void> {
    const server = this.server;
    if (!server) return;
    this.server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const connection of server.connections) socketOf(connection).destroy();
    await closed;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** That are open now. */
  get connections(): number {
    return this.server?.connections.size ?? 0;
  }

  /** Copies by recipient. */
  copies(): Map<string, Taken[]> {
    const copies = new Map<string, Taken[]>();
    for (const taken of this.taken) copies.set(taken.to, [...(copies.get(taken.to) ?? []), taken]);
    return copies;
  }

  forget(): void {
    this.taken.length = 0;
    this.asked.clear();
    this.faults = {};
  }

  private async take(
    raw: string,
    session: SMTPServerSession,
    done: (error?: Error | null, message?: string) => void,
  ): Promise<void> {
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const asked = this.asked.get(to) ?? 1;
    const { delay = 0, until, afterContent, dropAfterContent } = this.faults;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    await until;
    const refused = afterContent?.(to, asked);
    if (refused) return done(refusal(refused));
    this.taken.push({ to, raw, messageId: header(raw, 'Message-ID'), date: header(raw, 'Date') });
    if (dropAfterContent?.(to, asked)) this.drop(session.id);
    else done(null, '2.0.0 Ok: taken');
  }

  private drop(sessionId: string): void {
    for (const connection of this.server?.connections ?? []) {
      if ((connection as { session?: { id: string } }).session?.id === sessionId)
        socketOf(connection).destroy();
    }
  }
}

const header = (raw: string, name: string) =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';

const socketOf = (connection: unknown) => (connection as { _socket: { destroy: () => void } })._socket;

function refusal(reply: string | null): Error | null {
  if (reply === null) return null;
  const [, code, words] = /^(\d{3}) (.*)$/.exec(reply)!;
  return Object.assign(new Error(words), { responseCode: Number(code) });
}
