import { Injectable } from '@nestjs/common';
import { ImapFlow } from 'imapflow';
import { Configuration } from '../config/configuration.js';
import { hmac } from '../crypto/hashes.js';
import { MailboxFault, mailboxFaultOf } from './mailbox-fault.js';

/** Where a message goes once it was dealt with. `kept`: it stays; `later`: it stays and is looked at again. */
export type Filing = 'processed' | 'not-understood' | 'kept' | 'later';

/** Up to where a folder has been dealt with. */
export interface Bookmark {
  /** Which folder, and which counting of it, at most 64 characters; null before the first look. */
  folder: string | null;
  /** IMAP's UID; what came later has a higher one. */
  lastUid: number;
}

export interface Visit {
  from: Bookmark;
  /** Messages at most. */
  limit: number;
  /** Ends the visit after the message in hand. */
  mayGoOn: () => boolean;
  /** Closes the connection at once. */
  signal: AbortSignal;
  /** What becomes of a message must be in the database when this resolves. At most the first 256 KiB of it. */
  take: (raw: Buffer, arrivedAt: Date) => Promise<Filing>;
  /** The message is where it belongs. */
  passed: (bookmark: Bookmark) => Promise<void>;
}

const seconds = 1_000;
/** Reports come first in a message, and what was sent back last: more is not needed. */
const longest = 256 * 1024;
const folders: Partial<Record<Filing, string[]>> = {
  processed: ['Soundings', 'Processed'],
  'not-understood': ['Soundings', 'Not understood'],
};

/**
 * The mailbox that returned mail arrives in, read over IMAP one message at a time. Messages are moved, never deleted,
 * and only after the database knows of them. Throws `MailboxFault` for what a server or a network does.
 */
@Injectable()
export class ReturnedMailFolder {
  /** Milliseconds; tests have less. */
  readonly patience = { connection: 10 * seconds, greeting: 10 * seconds, silence: 15 * seconds };

  constructor(private readonly configuration: Configuration) {}

  get isSetUp(): boolean {
    return this.configuration.bounceImapUrl !== '';
  }

  /** @returns how many messages were looked at, and whether there are more */
  async visit(visit: Visit): Promise<{ looked: number; more: boolean }> {
    const url = new URL(this.configuration.bounceImapUrl);
    const client = this.client(url);
    // A fault of the connection ends the command in hand as well; without a listener it would end the process.
    client.on('error', () => undefined);
    const cut = () => client.close();
    visit.signal.addEventListener('abort', cut, { once: true });
    try {
      if (visit.signal.aborted) throw new MailboxFault('too-slow');
      await client.connect();
      return await this.goThrough(client, url, visit);
    } catch (error) {
      if (visit.signal.aborted) throw new MailboxFault('too-slow');
      throw mailboxFaultOf(error);
    } finally {
      visit.signal.removeEventListener('abort', cut);
      await leave(client);
    }
  }

  private client(url: URL): ImapFlow {
    const secure = url.protocol === 'imaps:';
    return new ImapFlow({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      ...(!secure && { doSTARTTLS: false }),
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: this.patience.connection,
      greetingTimeout: this.patience.greeting,
      socketTimeout: this.patience.silence,
      maxLiteralSize: 4 * longest,
      maxResponseSize: 8 * longest,
    });
  }

  private async goThrough(
    client: ImapFlow,
    url: URL,
    visit: Visit,
  ): Promise<{ looked: number; more: boolean }> {
    const name = decodeURIComponent(url.pathname.slice(1)) || 'INBOX';
    const opened = await client.mailboxOpen(name).catch((error: unknown) => {
      throw mailboxFaultOf(error, 'no-such-folder');
    });
    const folder = `${this.nameless(url)}.${opened.uidValidity}`;
    const since = visit.from.folder === folder ? visit.from.lastUid : 0;
    const found = opened.exists > 0 ? await client.search({ uid: `${since + 1}:*` }, { uid: true }) : [];
    if (!Array.isArray(found)) throw new MailboxFault('broken-off');
    // "n:*" always holds the newest message, even where its number is below n.
    const uids = found.filter((uid) => uid > since).sort((a, b) => a - b);
    const { looked, waiting } = await this.takeEach(
      client,
      { folder, uids: uids.slice(0, visit.limit) },
      visit,
    );
    // What waits would only be met again at once.
    return { looked, more: looked < uids.length && looked > 0 && !waiting };
  }

  private async takeEach(
    client: ImapFlow,
    { folder, uids }: { folder: string; uids: number[] },
    visit: Visit,
  ): Promise<{ looked: number; waiting: boolean }> {
    let looked = 0;
    let waiting = false;
    for (const uid of uids) {
      if (!visit.mayGoOn()) break;
      const filing = await this.takeOne(client, uid, visit);
      await this.file(client, uid, filing);
      looked += 1;
      waiting ||= filing === 'later';
      if (!waiting) await visit.passed({ folder, lastUid: uid });
    }
    return { looked, waiting };
  }

  private async takeOne(client: ImapFlow, uid: number, visit: Visit): Promise<Filing> {
    const query = { source: { start: 0, maxLength: longest }, internalDate: true };
    const message = await client.fetchOne(String(uid), query, { uid: true });
    // Somebody may have moved or deleted it meanwhile.
    if (!message || !message.source) return 'kept';
    return visit.take(message.source, new Date(message.internalDate ?? 0));
  }

  private async file(client: ImapFlow, uid: number, filing: Filing): Promise<void> {
    const folder = folders[filing];
    if (!folder) return;
    const move = () => client.messageMove(String(uid), folder, { uid: true }).catch(() => false as const);
    if (await move()) return;
    // Servers differ in how they say that a folder is not there, and that it is there already.
    await client.mailboxCreate(folder).catch(() => undefined);
    if (!(await move())) throw new MailboxFault(client.usable ? 'cannot-move' : 'broken-off');
  }

  /** Tells two mailboxes apart without naming one. */
  private nameless({ host, username, pathname }: URL): string {
    const name = `returned mail|${host}|${username}|${pathname}`;
    return hmac(this.configuration.secretKey, name).toString('hex').slice(0, 16);
  }
}

/** Politely, but not for long. */
async function leave(client: ImapFlow): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, 2 * seconds).unref());
  if (client.usable) await Promise.race([client.logout().catch(() => undefined), patience]);
  client.close();
}
