import { findProgram } from './find-servers.mjs';
import { install, mayInstall } from './install-servers.mjs';

const folders = ['/usr/sbin', '/usr/lib/dovecot', '/usr/libexec/dovecot'];
const packages = ['postfix', 'dovecot-core', 'dovecot-imapd'];

/**
 * Postfix and Dovecot for tests with real mail servers: only for root, since Postfix starts as nobody else, and only
 * where the system's packages can be installed. What the packages start by themselves is left alone.
 * @returns the programs, or in one sentence why they can't be had
 */
export async function ensureMailServers() {
  if (process.getuid?.() !== 0) return { because: 'only root can start Postfix' };
  if (!findMailServers() && mayInstall()) await install(packages);
  return findMailServers() ?? { because: `this machine lacks ${packages.join(', ')}` };
}

function findMailServers() {
  const found = {
    postfix: findProgram(['postfix'], folders),
    dovecot: findProgram(['dovecot'], folders),
    imap: findProgram(['imap'], folders),
    lda: findProgram(['dovecot-lda'], folders),
  };
  return Object.values(found).every(Boolean) ? found : undefined;
}
