import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { Accounts } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { ApiKeys } from './api-keys.service.js';
import { ApiKeysStore } from './api-keys.store.js';
import { DepartmentNames } from './department-names.js';
import { Passwords } from './passwords.service.js';
import { Sessions } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';
import { SignIn } from './sign-in.service.js';

@Module({
  imports: [AuditModule],
  providers: [
    AccountsStore,
    SessionsStore,
    ApiKeysStore,
    Passwords,
    Accounts,
    ApiKeys,
    Sessions,
    SignIn,
    DepartmentNames,
  ],
  exports: [Accounts, ApiKeys, Sessions, SignIn, DepartmentNames],
})
export class AccountsModule {}
