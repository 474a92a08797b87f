import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { BounceMailbox } from '../../../src/features/delivery/index.js';
import { BounceReading } from '../../../src/features/delivery/jobs/bounce-reading.service.js';
import { BouncesJobsModule } from '../../../src/features/delivery/jobs/bounces-jobs.module.js';
import { Configuration } from '../../../src/platform/config/configuration.js';
import { Database } from '../../../src/platform/database/database.js';
import { Log } from '../../../src/platform/logging/log.js';
import { ReturnedMailFolder } from '../../../src/platform/mail/returned-mail-folder.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { aListeningLog } from '../../support/a-listening-log.js';
import { aTestContext } from '../../support/test-app.js';

/** What a server of mailboxes does wrong: it gets the socket, and each line that comes. */
type Script = (socket: Socket, line: string | null) => void;
const greet: Script = (socket, line) => {
  if (line === null) socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] here\r\n');
};
/** Milliseconds: what hangs is given up soon, and what does not must not be taken for it on a busy machine. */
const [soon, late] = [500, 60_000];
const hanging: [string, Script][] = [
  ['says nothing', () => undefined],
  ['greets and says no more', greet],
  ['sends a byte now and then for ever', (socket, line) => line === null && drip(socket)],
  ['speaks of something else', (socket, line) => line === null && socket.write('220 ESMTP\r\n')],
];
const answering: [string, Script, string][] = [
  [
    'does not take the password',
    (socket, line) => {
      greet(socket, line);
      if (line)
        socket.write(`${line.split(' ')[0]} NO [AUTHENTICATIONFAILED] bounces@northmoor.example?\r\n`);
    },
    'sign-in-refused',
  ],
  ['hangs up', (socket) => socket.destroy(), 'broken-off'],
];

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('*'), 50);
  socket.on('close', () => clearInterval(timer));
}

async function listening(script: Script): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    script(socket, null);
    socket.on('data', (data) => script(socket, data.toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('a mailbox of returned mail that can’t be read', () => {
  const configuration = { url: '' };
  const lines: string[] = [];
  let context: TestingModule;
  let reading: BounceReading;
  const health = () => context.get(BounceMailbox, { strict: false }).health();
  const reset = () => context.get(Database, { strict: false }).execute('DELETE FROM delivery_bounce_mailbox');
  const patience = (milliseconds: number) => {
    reading.hardEnd = 3 * milliseconds;
    const each = { connection: milliseconds, greeting: milliseconds, silence: milliseconds };
    Object.assign(context.get(ReturnedMailFolder, { strict: false }).patience, each);
  };
  const mailboxAt = (port: number, protocol = 'imap') => {
    context.get(Configuration, { strict: false }).bounceImapUrl =
      `${protocol}://bounces:secret@127.0.0.1:${port}/INBOX`;
  };
  const lookAt = (port: number, protocol?: string) => {
    mailboxAt(port, protocol);
    return reading.run(new AbortController().signal);
  };

  beforeAll(async () => {
    context = await aTestContext(
      [QueueModule, BouncesJobsModule],
      [{ provide: Log, useValue: aListeningLog(lines) }],
    );
    reading = context.get(BounceReading, { strict: false });
  });
  beforeEach(async () => {
    patience(late);
    await reset();
  });
  afterAll(async () => context?.close());

  it('is not looked at where none is set up', async () => {
    context.get(Configuration, { strict: false }).bounceImapUrl = configuration.url;
    expect(await reading.due()).toEqual([]);
    expect(await reading.run(new AbortController().signal)).toMatchObject({ outcome: 'skipped' });
    expect(await health()).toEqual({ outcome: 'never-read' });
  });

  async function failsWith(script: Script, code: string): Promise<void> {
    const server = await listening(script);
    const started = Date.now();
    expect(await lookAt((server.address() as AddressInfo).port)).toEqual({
      outcome: 'skipped',
      because: code,
    });
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(await health()).toMatchObject({ outcome: 'failing', code, lastRead: null });
    server.close();
  }

  it.each(hanging)('because its server %s, holds nobody up and says so', async (_what, script) => {
    patience(soon);
    await failsWith(script, 'too-slow');
  });

  it.each(answering)('because its server %s, says so at once', (_what, script, code) =>
    failsWith(script, code),
  );

  it('because its server speaks no TLS, gets no password', async () => {
    const heard: string[] = [];
    const server = await listening((socket, line) => {
      greet(socket, line);
      if (line) heard.push(line);
    });
    expect(await lookAt((server.address() as AddressInfo).port, 'imaps')).toEqual({
      outcome: 'skipped',
      because: 'not-secure',
    });
    expect(heard.join('')).not.toContain('secret');
    server.close();
  });

  it('because nobody listens is tried again ever more seldom', async () => {
    const server = await listening(() => undefined);
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const database = context.get(Database, { strict: false });
    const waits: number[] = [];
    for (let look = 0; look < 6; look += 1) {
      expect(await lookAt(port)).toEqual({ outcome: 'skipped', because: 'not-reachable' });
      expect(await reading.due()).toEqual([]);
      const [row] = await database.query<{ seconds: number }>(
        'SELECT TIMESTAMPDIFF(SECOND, looked_at, next_look_at) AS seconds FROM delivery_bounce_mailbox',
      );
      waits.push(Number(row!.seconds));
      await database.execute('UPDATE delivery_bounce_mailbox SET next_look_at = NOW(3)');
    }
    expect(waits).toEqual([60, 120, 240, 480, 900, 900]);
    expect(await reading.due()).toHaveLength(1);
  });

  it('is read by one worker at a time, and again when that one is gone', async () => {
    patience(soon);
    const server = await listening(() => undefined);
    const { port } = server.address() as AddressInfo;
    const both = await Promise.all([lookAt(port), lookAt(port)]);
    expect(both.map((one) => 'because' in one && one.because).sort()).toEqual([
      'not due, or in other hands',
      'too-slow',
    ]);
    const database = context.get(Database, { strict: false });
    await database.execute(
      "UPDATE delivery_bounce_mailbox SET next_look_at = NOW(3), lease_token = 'x', lease_until = NOW(3) + INTERVAL 9 SECOND",
    );
    expect(await reading.due()).toEqual([]);
    await database.execute('UPDATE delivery_bounce_mailbox SET lease_until = NOW(3) - INTERVAL 1 SECOND');
    expect(await reading.due()).toHaveLength(1);
    server.close();
  });

  it('is left at once when the worker stops', async () => {
    const server = await listening(() => undefined);
    const stop = new AbortController();
    mailboxAt((server.address() as AddressInfo).port);
    const look = reading.run(stop.signal);
    const started = Date.now();
    setTimeout(() => stop.abort(), 100);
    expect(await look).toEqual({ outcome: 'skipped', because: 'too-slow' });
    expect(Date.now() - started).toBeLessThan(10_000);
    server.close();
  });

  it('leaves codes in the log, and no names, addresses or secrets', () => {
    expect(lines.join('')).toContain('"event":"bounces.mailbox-away","code":"sign-in-refused"');
    expect(lines.join('')).not.toMatch(/secret|northmoor|bounces:|bounces@/);
  });
});
