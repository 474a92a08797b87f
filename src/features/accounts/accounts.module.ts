import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DeliveryModule } from '../delivery/index.js';
import { AccountMail } from './account-mail.service.js';
import { Accounts } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { ApiKeys } from './api-keys.service.js';
import { ApiKeysStore } from './api-keys.store.js';
import { DepartmentNames } from './department-names.js';
import { PasswordLinks } from './password-links.service.js';
import { PasswordLinksStore } from './password-links.store.js';
import { PasswordSetting } from './password-setting.service.js';
import { Passwords } from './passwords.service.js';
import { Sessions } from './sessions.service.js';
import { SessionsStore } from './sessions.store.js';
import { SignIn } from './sign-in.service.js';

@Module({
  imports: [AuditModule, DeliveryModule],
  providers: [
    AccountsStore,
    SessionsStore,
    ApiKeysStore,
    PasswordLinksStore,
    PasswordLinks,
    PasswordSetting,
    AccountMail,
    Passwords,
    Accounts,
    ApiKeys,
    Sessions,
    SignIn,
    DepartmentNames,
  ],
  exports: [
    Accounts,
    AccountsStore,
    AccountMail,
    ApiKeys,
    PasswordLinks,
    PasswordSetting,
    Sessions,
    SignIn,
    DepartmentNames,
  ],
})
export class AccountsModule {}
