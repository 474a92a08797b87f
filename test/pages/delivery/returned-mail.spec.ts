import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { DeliveryWebModule } from '../../../src/features/delivery/web/delivery-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import type { PageClient } from '../../support/page-client.js';
import { signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

describe('What the page about sending says of returned mail', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;
  const mailbox = (set: string) =>
    app
      .get(Database)
      .execute(`INSERT INTO delivery_bounce_mailbox SET id = 1, next_look_at = NOW(3), ${set}`);

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, DeliveryWebModule]);
    hr = await signInAs(app, 'hr');
  });
  beforeEach(() => app.get(Database).execute('DELETE FROM delivery_bounce_mailbox'));
  afterAll(async () => app?.close());

  it('is how to have it read, where nobody does', async () => {
    const { text } = await hr.get('/sending');
    expect(text).toContain('No worker has read that mailbox yet.');
    expect(text).toContain('Set BOUNCE_ADDRESS and BOUNCE_IMAP_URL');
  });

  it('is when it was read', async () => {
    await mailbox("looked_at = NOW(3), read_at = '2026-11-02 09:30:00'");
    expect((await hr.get('/sending')).text).toContain(
      'The mailbox was last read on 2 November 2026 at 09:30.',
    );
  });

  it.each([
    ['sign-in-refused', 'refuses the user or the password in BOUNCE_IMAP_URL'],
    ['not-reachable', 'can’t be reached'],
    ['not-secure', 'can’t prove who it is'],
    ['no-such-folder', 'no folder of the name'],
    ['cannot-move', 'can’t be moved'],
    ['too-slow', 'does not answer in time'],
    ['broken-off', 'broke off'],
    ['unexpected', 'The worker’s log says what'],
  ])('is what is wrong and what to do: %s', async (code, words) => {
    await mailbox(
      `looked_at = NOW(3), read_at = '2026-11-02 09:30:00', failing_since = '2026-11-02 09:31:00', error_code = '${code}'`,
    );
    const { text } = await hr.get('/sending');
    expect(text).toContain(
      'has not been read since 2 November 2026 at 09:30. Returned mail waits in it, and nothing is lost.',
    );
    expect(text).toContain(words);
  });

  it('is that it has never worked, and that nobody looks any more', async () => {
    await mailbox("looked_at = NOW(3), failing_since = '2026-11-02 09:31:00', error_code = 'too-slow'");
    expect((await hr.get('/sending')).text).toContain(
      'never been read. The first try was on 2 November 2026 at 09:31.',
    );
    await app.get(Database).execute('DELETE FROM delivery_bounce_mailbox');
    await mailbox("looked_at = '2026-11-02 09:30:00', read_at = '2026-11-02 09:30:00'");
    expect((await hr.get('/sending')).text).toContain(
      'No worker has looked into the mailbox since 2 November 2026',
    );
  });
});
