import { Readable } from 'node:stream';
import type { Configuration } from '../config/configuration.js';

const seconds = 1_000;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export interface ContentInHand {
  content: Buffer;
  /** Whether the whole content had been read for sending when the attempt was over. */
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

interface Mail {
  data: { inHand: ContentInHand };
  message: { createReadStream: () => Readable };
}

/**
 * Plugin of nodemailer's step `stream`: our own bytes leave, in one piece, since line by line each costs a system call.
 * The stream is kept, to look at when sending fails.
 */
export function sendContent(mail: unknown, done: () => void): void {
  const { data, message } = mail as Mail;
  message.createReadStream = () => {
    const stream = inOnePiece(data.inHand.content);
    data.inHand.ended = () => stream.readableEnded;
    return stream;
  };
  done();
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
