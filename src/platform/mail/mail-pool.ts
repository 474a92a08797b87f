import { createTransport } from 'nodemailer';
import type { Configuration } from '../config/configuration.js';
import type { SmtpPatience } from './smtp-patience.js';
import { poolOptions, sendReady, type ReadyMessage } from './smtp-pool.js';

/** So many connections to the mail server, for as long as nobody wants another number. */
export class MailPool {
  private readonly transport;
  private inHand = 0;
  private retired = false;

  constructor(
    configuration: Configuration,
    readonly connections: number,
    patience: SmtpPatience,
  ) {
    const options = { ...poolOptions(configuration, patience), maxConnections: connections };
    this.transport = createTransport(options);
  }

  /** @returns the server's reply */
  async send(message: ReadyMessage): Promise<string> {
    this.inHand += 1;
    try {
      return await sendReady(this.transport, message);
    } finally {
      this.inHand -= 1;
      if (this.retired && this.inHand === 0) this.close();
    }
  }

  /** Nothing more will be sent through it; what is in hand goes out first, which closing would not wait for. */
  retire(): void {
    this.retired = true;
    if (this.inHand === 0) this.close();
  }

  close(): void {
    this.transport.close();
  }
}
