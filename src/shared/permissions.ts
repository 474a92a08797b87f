/** What a person or an API key may do. Roles are sets of these (features/accounts/rules/roles.ts). */
export const permissions = [
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
  'accounts.manage',
  'api-keys.manage',
  'audit.read',
] as const;

export type Permission = (typeof permissions)[number];

export const isPermission = (value: unknown): value is Permission =>
  permissions.includes(value as Permission);
