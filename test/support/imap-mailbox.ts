import { ImapFlow } from 'imapflow';

async function withMailbox<Result>(
  url: string,
  work: (client: ImapFlow) => Promise<Result>,
): Promise<Result> {
  const { hostname: host, port, username, password } = new URL(url);
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const client = new ImapFlow({
    host,
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

/** How many messages lie in each folder. */
export const messagesByFolder = (url: string) =>
  withMailbox(url, async (client) => {
    const found = await client.list({ statusQuery: { messages: true } });
    return Object.fromEntries(found.map(({ path, status }) => [path, status?.messages ?? 0])) as Record<
      string,
      number
    >;
  });

/** The messages of the inbox as they are. */
export const letters = (url: string) =>
  withMailbox(url, async (client) => {
    await client.mailboxOpen('INBOX');
    const found = await client.fetchAll('1:*', { source: true });
    return found.map(({ source }) => String(source));
  });

export const delivered = async (url: string) => ((await messagesByFolder(url))['INBOX'] ?? 0) > 0;
