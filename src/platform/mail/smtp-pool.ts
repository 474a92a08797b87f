import { Readable } from 'node:stream';
import type { Configuration } from '../config/configuration.js';

const seconds = 1_000;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether the message's content had been read to its end when the attempt was over. */
export interface ContentWatch {
  ended: () => boolean;
}

export function poolOptions({ smtpUrl, smtpConnections }: Configuration) {
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
    connectionTimeout: 15 * seconds,
    greetingTimeout: 15 * seconds,
    socketTimeout: 60 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

interface MailInHand {
  data: { contentWatch?: ContentWatch };
  message: {
    build: (done: (error: Error | null, content: Buffer) => void) => void;
    createReadStream: () => Readable;
  };
}

/**
 * Plugin of nodemailer's step `stream`. The message is built before a connection takes it, and leaves in one piece:
 * line by line it costs a system call each, a third of all the time. The stream is kept, to look at when sending fails.
 */
export function watchContent(mail: unknown, done: (error?: Error | null) => void): void {
  const { data, message } = mail as MailInHand;
  message.build((error, content) => {
    if (error) return done(error);
    message.createReadStream = () => {
      const stream = inOnePiece(content);
      if (data.contentWatch) data.contentWatch.ended = () => stream.readableEnded;
      return stream;
    };
    done();
  });
}

/** A plain stream: `Readable.from` would go through promises for every message. */
function inOnePiece(content: Buffer): Readable {
  return new Readable({
    read() {
      this.push(content);
      this.push(null);
    },
  });
}
