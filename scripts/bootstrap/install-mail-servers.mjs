import { spawnSync } from 'node:child_process';
import { findProgram } from './find-servers.mjs';
import { installForTests } from './install-servers.mjs';

const folders = ['/usr/sbin', '/usr/lib/dovecot', '/usr/libexec/dovecot'];
const packages = ['postfix', 'dovecot-core', 'dovecot-imapd'];

/**
 * Postfix and Dovecot for tests with real mail servers: only for root, since Postfix starts as nobody else, and only
 * where the system's packages can be installed. What the packages start by themselves is left alone.
 * @returns the programs, or in one sentence why they can't be had
 */
export async function ensureMailServers() {
  if (process.getuid?.() !== 0) return { because: 'only root can start Postfix' };
  const because = findMailServers() ? undefined : await installForTests(packages);
  const found = findMailServers();
  if (!found) return { because };
  const version = versionOf(found.dovecot);
  if (!isDovecotOfTheSettings(version))
    return { because: `the settings are for Dovecot 2.3, and this machine has ${version}` };
  return found;
}

/** Dovecot 2.4 names its settings anew, and starts with none of the old ones. */
export function isDovecotOfTheSettings(version) {
  return /^2\.3\b/.test(version);
}

function versionOf(dovecot) {
  const { stdout } = spawnSync(dovecot, ['--version'], { encoding: 'utf8' });
  return stdout?.trim() || 'an unknown one';
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
