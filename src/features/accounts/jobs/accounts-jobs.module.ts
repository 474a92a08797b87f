import { Module, type OnModuleInit } from '@nestjs/common';
import { DeliveryModule, MailOwners } from '../../delivery/index.js';
import { AccountsModule } from '../accounts.module.js';
import { PasswordMail } from './password-mail.owner.js';

@Module({ imports: [AccountsModule, DeliveryModule], providers: [PasswordMail] })
export class AccountsJobsModule implements OnModuleInit {
  constructor(
    private readonly owners: MailOwners,
    private readonly mail: PasswordMail,
  ) {}

  onModuleInit(): void {
    for (const owner of this.mail.owners()) this.owners.register(owner);
  }
}
