import { createHash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { Copy, FromSink, ToSink } from './copy.js';

/**
 * A mail server in a process of its own that takes everything and writes down every copy. Whatever arrived up to its
 * final dot counts, also when nobody is there any more to hear the reply. Beyond `ceiling` messages it is very slow,
 * so that no mailing ends before everything has happened to it.
 */
const copies: Copy[] = [];
let ceiling = Number.MAX_SAFE_INTEGER;

const longestDelay = 6;
const slow = 250;
const endOfContent = Buffer.from('\r\n.\r\n');

const header = (content: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)$`, 'im').exec(content)?.[1]?.trim() ?? '';

class Conversation {
  private recipient = '';
  private content: Buffer[] | null = null;

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => (this.content ? this.receive(this.content, chunk) : this.answer(chunk)));
    this.say('220 sink ESMTP');
  }

  private answer(chunk: Buffer): void {
    for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') this.say('250-sink\r\n250 8BITMIME');
      else if (verb === 'QUIT') this.socket.end('221 Bye\r\n');
      else if (verb === 'DATA') {
        this.content = [];
        this.say('354 Go on');
      } else {
        if (verb === 'RCPT') this.recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
        this.say('250 2.1.0 Ok');
      }
    }
  }

  private receive(content: Buffer[], chunk: Buffer): void {
    content.push(chunk);
    const last = content.length > 1 ? Buffer.concat(content) : chunk;
    if (!last.subarray(-endOfContent.length).equals(endOfContent)) return;
    this.content = null;
    this.keep(last);
    const delay = copies.length > ceiling ? slow : Math.random() * longestDelay;
    setTimeout(() => this.say('250 2.0.0 Ok: taken'), delay);
  }

  private keep(raw: Buffer): void {
    const text = raw.toString('latin1');
    const headers = text.slice(0, text.indexOf('\r\n\r\n') + 2);
    copies.push({
      to: this.recipient,
      messageId: header(headers, 'Message-ID'),
      date: header(headers, 'Date'),
      bytes: createHash('sha256').update(raw).digest('base64url'),
    });
  }

  private say(words: string): void {
    if (!this.socket.destroyed) this.socket.write(`${words}\r\n`);
  }
}

const tell = (message: FromSink) => process.send?.(message);

const server = createServer((socket) => new Conversation(socket));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  tell({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('message', (message: ToSink) => {
  if ('ceiling' in message) ceiling = message.ceiling;
  else tell(message.ask === 'taken' ? { taken: copies.length } : { copies });
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group of processes; the one that started us decides.
process.on('SIGINT', () => undefined);
