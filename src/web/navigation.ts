import type { Identity } from './security/identity.js';
import type { Permission } from './security/permissions.js';

export interface NavigationEntry {
  href: string;
  /** Key of the text. */
  text: string;
  /** `page` on the page itself, `true` on pages below it. */
  current: 'page' | 'true' | null;
}

/** In the order of the work. A leader's permissions leave results and communities; an administrator's, accounts and keys. */
const entries: { href: string; text: string; permission: Permission }[] = [
  { href: '/campaigns', text: 'web:navigation.campaigns', permission: 'campaigns.read' },
  { href: '/directory', text: 'web:navigation.directory', permission: 'directory.read' },
  { href: '/packs', text: 'web:navigation.packs', permission: 'packs.read' },
  { href: '/results', text: 'web:navigation.results', permission: 'results.read' },
  { href: '/communities/overview', text: 'web:navigation.communities', permission: 'communities.read' },
  { href: '/sending', text: 'web:navigation.sending', permission: 'sending.read' },
  { href: '/accounts', text: 'web:navigation.accounts', permission: 'accounts.manage' },
  { href: '/api-keys', text: 'web:navigation.apiKeys', permission: 'api-keys.manage' },
  { href: '/audit', text: 'web:navigation.audit', permission: 'audit.read' },
];

export function navigationFor(identity: Identity | null, path: string): NavigationEntry[] {
  return entries
    .filter((entry) => identity?.permissions.has(entry.permission))
    .map(({ href, text }) => ({
      href,
      text,
      current: path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : null,
    }));
}
