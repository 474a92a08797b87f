import type { Processes } from './processes.js';
import { freePort } from './processes.js';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

interface MaildevMail {
  id: string;
  subject: string;
  text?: string;
  to?: { address: string }[];
}

/** A mail server with a web page (maildev), in memory: every message of the demo ends here. */
export class Mailbox {
  private constructor(
    readonly smtpUrl: string,
    readonly webUrl: string,
  ) {}

  static async start(processes: Processes, program: string): Promise<Mailbox> {
    const [smtp, web] = [await freePort(), await freePort()];
    const own = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1', '--silent'];
    processes.start('mailbox', [program, '--smtp', String(smtp), '--web', String(web), ...own], process.env);
    const mailbox = new Mailbox(`smtp://127.0.0.1:${smtp}`, `http://127.0.0.1:${web}`);
    await processes.waitFor('mailbox', async () => (await fetch(`${mailbox.webUrl}/api/email`)).ok);
    return mailbox;
  }

  async all(): Promise<Mail[]> {
    const reply = await fetch(`${this.webUrl}/api/email`);
    const mails = (await reply.json()) as MaildevMail[];
    return mails.map(({ subject, text, to }) => ({ subject, text: text ?? '', to: to?.[0]?.address ?? '' }));
  }
}

/** The personal link of an invitation: the first address in it that leads to a start page. */
export function linkIn(mail: Mail): string | undefined {
  return /https?:\/\/\S+\/s\/[\w-]+/.exec(mail.text)?.[0];
}
