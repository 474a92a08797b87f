import { Readable } from 'node:stream';
import type { Configuration } from '../config/configuration.js';
import type { SmtpPatience } from './smtp-patience.js';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export function poolOptions({ smtpUrl, smtpConnections }: Configuration, patience: SmtpPatience) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  return {
    pool: true as const,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !loopback.has(url.hostname),
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : undefined,
    maxConnections: smtpConnections,
    // Reconnecting after a fixed number of messages is the server's decision (421), not ours.
    maxMessages: Infinity,
    // The ledger decides about a second attempt; the pool never sends again on its own.
    maxRequeues: 0,
    connectionTimeout: patience.connectMilliseconds,
    greetingTimeout: patience.connectMilliseconds,
    socketTimeout: patience.silenceMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export interface Envelope {
  from: string;
  to: string[];
}

/**
 * What the pool asks of a message. Ours is composed already: nodemailer's own composing, which it would go through for
 * the sake of envelope and Message-ID alone, is a third of all the work of sending.
 */
export class ReadyMessage {
  private stream?: Readable;

  constructor(
    private readonly envelope: Envelope,
    private readonly content: Buffer,
  ) {}

  /** Whether the whole content had been read for sending when the attempt was over. */
  get ended(): boolean {
    return this.stream?.readableEnded ?? false;
  }

  getEnvelope(): Envelope {
    return this.envelope;
  }

  /** The pool wants these for its log, which is off. */
  messageId(): string {
    return '';
  }

  getHeader(): string {
    return '';
  }

  createReadStream(): Readable {
    this.stream = inOnePiece(this.content);
    return this.stream;
  }
}

/** nodemailer's contract with a transport, from the side that it leaves to its composer. */
interface Pool {
  send: (
    mail: { data: object; message: ReadyMessage },
    done: (error: Error | null, info?: { response: string }) => void,
  ) => void;
}

/** @returns the server's reply; rejects with nodemailer's error */
export function sendReady({ transporter }: { transporter: unknown }, message: ReadyMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    (transporter as Pool).send({ data: {}, message }, (error, info) =>
      error ? reject(error) : resolve(info?.response ?? ''),
    );
  });
}

/**
 * A plain stream: `Readable.from` would go through promises for every message. All at once: a line costs a system call.
 * Of a message that was not read the pool hides what the server said, such as a 421 at RCPT TO, where it may not send
 * it again by itself. We want to hear it.
 */
function inOnePiece(content: Buffer): Readable {
  const stream = new Readable({
    read() {
      this.push(content);
      this.push(null);
    },
  });
  return Object.defineProperty(stream, 'readableDidRead', { value: true });
}
