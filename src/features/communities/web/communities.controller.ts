import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { actorFrom } from '../../audit/index.js';
import { Conflict, NotFound } from '../../../platform/errors.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { Communities } from '../communities.service.js';
import { CommunityOpening } from '../community-opening.service.js';
import { CommunityProposals } from '../community-proposals.service.js';
import { communityPaths, views } from './communities.paths.js';
import { membersView, overviewView } from './communities.view.js';

/** Looking after communities: HR opens what is proposed and knows the members; leaders hear how many there are. */
@Controller('communities')
export class CommunitiesController {
  constructor(
    private readonly communities: Communities,
    private readonly proposals: CommunityProposals,
    private readonly opening: CommunityOpening,
  ) {}

  @Get('overview')
  @Allow('communities.read')
  async index(@SignedIn() identity: Identity, @PageLanguage() language: Language): Promise<Reply> {
    const mayEdit = identity.permissions.has('communities.edit');
    const open = await this.communities.open();
    // Proposals name departments; leaders see those of their own in their results.
    const proposed = mayEdit ? await this.proposals.newest() : null;
    return page(views.overview, overviewView({ open, proposed, mayEdit }, language));
  }

  @Post()
  @Allow('communities.edit')
  async create(
    @Body() { publicationId, skill }: { publicationId?: unknown; skill?: unknown },
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const result = await this.opening.open(idFrom(String(publicationId)), String(skill), actorFrom(identity));
    if (result.outcome === 'not-proposed')
      throw new NotFound(textsIn(language)('communities:faults.notProposed'));
    if (result.outcome === 'open-already')
      throw new Conflict(textsIn(language)('communities:faults.openAlready'));
    return seeOther(communityPaths.overview);
  }

  @Get(':id/members')
  @Allow('communities.edit')
  async members(@Param('id') id: string, @PageLanguage() language: Language): Promise<Reply> {
    const community = await this.communities.byId(idFrom(id));
    const listing = await this.communities.listing(community.id);
    return page(views.members, membersView(community, listing, language));
  }
}
