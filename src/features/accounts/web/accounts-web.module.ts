import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts.module.js';
import { AccountAccessController } from './account-access.controller.js';
import { AccountsController } from './accounts.controller.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ForgottenPasswordController } from './forgotten-password.controller.js';
import { HomeController } from './home.controller.js';
import { SetPasswordController } from './set-password.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignOutController } from './sign-out.controller.js';

/** Pages to sign in and out, and an administrator's pages of accounts and keys. */
@Module({
  imports: [AccountsModule],
  controllers: [
    HomeController,
    SignInController,
    SignOutController,
    ForgottenPasswordController,
    SetPasswordController,
    AccountsController,
    AccountAccessController,
    ApiKeysController,
  ],
  providers: [SignInLimits],
})
export class AccountsWebModule {}
