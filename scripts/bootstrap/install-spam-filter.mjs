import { findProgram } from './find-servers.mjs';
import { installForTests } from './install-servers.mjs';

/**
 * SpamAssassin for the test that scores our emails: the program alone, which runs once and ends; no service is started.
 * @returns where it is, or in one sentence why it can't be had
 */
export async function ensureSpamFilter() {
  const find = () => findProgram(['spamassassin'], ['/usr/bin', '/usr/bin/vendor_perl', '/usr/local/bin']);
  const because = find() ? undefined : await installForTests(['spamassassin']);
  const spamassassin = find();
  return spamassassin ? { spamassassin } : { because };
}
