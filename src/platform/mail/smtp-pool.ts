import type { Readable } from 'node:stream';
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
  message: { createReadStream: (options?: object) => Readable };
}

/** Plugin of nodemailer's step `stream`: keeps the stream that the connection reads, to look at it when it fails. */
export function watchContent(mail: unknown, done: () => void): void {
  const { data, message } = mail as MailInHand;
  const create = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    const stream = create(options);
    if (data.contentWatch) data.contentWatch.ended = () => stream.readableEnded;
    return stream;
  };
  done();
}
