import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import type { Letter } from '../../src/features/delivery/index.js';
import { loadConfiguration } from '../../src/platform/config/load-configuration.js';

/**
 * The reference of sending, in a process of its own: the same words to the same server over as many connections, and
 * nothing is remembered. Told how many messages to send, it says when they are sent.
 */
const letters = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Letter[];
const { smtpUrl, smtpConnections, mailFrom, organisationName } = loadConfiguration();
const { hostname, port } = new URL(smtpUrl);
const pool = createTransport({
  pool: true,
  host: hostname,
  port: Number(port),
  maxConnections: smtpConnections,
  maxMessages: Infinity,
});

async function send(messages: number): Promise<void> {
  let sent = 0;
  const lane = async () => {
    while (sent < messages) {
      const { to, toName = '', subject, text, html, headers } = letters[(sent += 1) % letters.length]!;
      const from = { name: organisationName, address: mailFrom };
      await pool.sendMail({ from, to: { name: toName, address: to }, subject, text, html, headers });
    }
  };
  await Promise.all(Array.from({ length: 80 }, lane));
}

process.on('message', ({ send: messages }: { send: number }) => {
  void send(messages).then(() => process.send?.({ sent: messages }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
