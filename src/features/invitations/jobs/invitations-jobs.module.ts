import { Module, type OnModuleInit } from '@nestjs/common';
import { CampaignsModule } from '../../campaigns/index.js';
import { DeliveryModule, MailOwners } from '../../delivery/index.js';
import { DirectoryModule } from '../../directory/index.js';
import { WordingModule } from '../../wording/index.js';
import { InvitationsModule } from '../invitations.module.js';
import { linkAgain } from '../link-again-letters.service.js';
import { InvitationMail } from './invitation-mail.service.js';
import { InvitationsWorker } from './invitations.worker.js';
import { LinkSecrets } from './link-secrets.js';
import { MessageWriters } from './message-writers.service.js';

/** Worker only: what is said, and to whom, in the last moment before an invitation or a reminder leaves. */
@Module({
  imports: [InvitationsModule, CampaignsModule, DeliveryModule, DirectoryModule, WordingModule],
  providers: [InvitationMail, MessageWriters, InvitationsWorker, LinkSecrets],
})
export class InvitationsJobsModule implements OnModuleInit {
  constructor(
    private readonly owners: MailOwners,
    private readonly mail: InvitationMail,
    private readonly secrets: LinkSecrets,
  ) {}

  onModuleInit(): void {
    this.owners.register(this.mail.owner('invitation', this.secrets));
    this.owners.register(this.mail.owner('reminder', this.secrets));
    this.owners.register(this.mail.owner(linkAgain, this.secrets));
  }
}
