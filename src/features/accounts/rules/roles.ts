import type { Permission } from '../../../shared/permissions.js';

/**
 * Three roles sign in. HR runs campaigns and sees every published figure; a leader sees published figures of their
 * departments, all directorates and the organisation, and agrees plans; an administrator looks after accounts and
 * sending and sees the audit, but no figures.
 */
export const roles = ['administrator', 'hr', 'leader'] as const;
export type Role = (typeof roles)[number];

export const isRole = (value: unknown): value is Role => roles.includes(value as Role);

const permissionsByRole: Record<Role, readonly Permission[]> = {
  administrator: ['sending.read', 'sending.manage', 'accounts.manage', 'api-keys.manage', 'audit.read'],
  hr: [
    'directory.read',
    'directory.import',
    'packs.read',
    'packs.edit',
    'campaigns.read',
    'campaigns.manage',
    'results.read',
    'results.sign',
    'plans.read',
    'plans.edit',
    'communities.read',
    'communities.edit',
    'sending.read',
    'sending.manage',
  ],
  leader: ['results.read', 'plans.read', 'plans.edit', 'communities.read'],
};

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return new Set(permissionsByRole[role]);
}

/** Where a person lands after signing in. */
const homes: Record<Role, string> = { administrator: '/accounts', hr: '/campaigns', leader: '/results' };

export function homeOf(role: Role): string {
  return homes[role];
}
