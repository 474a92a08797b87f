import { Global, Module } from '@nestjs/common';
import { Access } from '../../../web/security/identity.js';
import { AccountsModule } from '../accounts.module.js';
import { AccountsAccess } from './accounts-access.js';
import { SessionCookie } from './session-cookie.js';

/** Tells the web core's guard who is behind a request. Every web application and page test imports it once. */
@Global()
@Module({
  imports: [AccountsModule],
  providers: [SessionCookie, { provide: Access, useClass: AccountsAccess }],
  exports: [Access, SessionCookie],
})
export class AccountsAccessModule {}
