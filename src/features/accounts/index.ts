export { AccountsModule } from './accounts.module.js';
export { Accounts, type NewAccount } from './accounts.service.js';
export type { Account } from './accounts.store.js';
export { ApiKeys } from './api-keys.service.js';
export { DepartmentNames, type DepartmentChoice } from './department-names.js';
export type { Role } from './rules/roles.js';
