import { Module, type OnModuleInit } from '@nestjs/common';
import { DeliveryModule, MailOwners } from '../../delivery/index.js';
import { CommunitiesModule } from '../communities.module.js';
import { CommunityMail } from './community-mail.owner.js';

@Module({ imports: [CommunitiesModule, DeliveryModule], providers: [CommunityMail] })
export class CommunitiesJobsModule implements OnModuleInit {
  constructor(
    private readonly owners: MailOwners,
    private readonly mail: CommunityMail,
  ) {}

  onModuleInit(): void {
    for (const owner of this.mail.owners()) this.owners.register(owner);
  }
}
