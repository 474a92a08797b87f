import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvitationLinks } from '../../invitations/index.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Public } from '../../../web/security/allow.decorator.js';
import { isLanguage, type Language } from '../../../web/texts.js';
import { AnswerSessions } from '../answer-sessions.service.js';
import { Respondents } from '../respondents.service.js';
import { carryOnAt } from '../rules/progress.js';
import { AnsweringCookie } from './answering-cookie.js';
import { paths } from './answering.paths.js';
import { LinkLimits } from './link-limits.js';
import { StartAgain } from './start-again.filter.js';
import { startView } from './start.view.js';

const template = 'features/answering/web/views/start.njk';

/** Opening the personal link shows a page and does nothing; Start opens a draft; only sending spends the link. */
@Controller('s/:token')
@UseFilters(StartAgain)
export class StartController {
  constructor(
    private readonly links: InvitationLinks,
    private readonly respondents: Respondents,
    private readonly sessions: AnswerSessions,
    private readonly cookie: AnsweringCookie,
    private readonly limits: LinkLimits,
  ) {}

  @Get()
  @Public()
  async show(
    @Param('token') token: string,
    @Query('again') again: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const link = await this.links.open(token);
    if (link.outcome !== 'open') return this.limits.unusable(request, reply);
    const here = await this.respondents.find(this.cookie.read(request));
    const language = languageFor(request, link.start.language);
    const resuming = here?.participantId === link.participantId;
    const asked = await this.respondents.invited(link.start);
    const view = startView({ token, ...asked, language, resuming, expired: again === 'yes' });
    return page(template, view, { language });
  }

  @Post()
  @Public()
  async create(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Reply> {
    const link = await this.links.open(token);
    if (link.outcome !== 'open') return this.limits.unusable(request, reply);
    if (!chosenLanguage(request)) this.cookie.writeLanguage(reply, link.start.language);
    const here = await this.respondents.find(this.cookie.read(request));
    if (here?.participantId === link.participantId) {
      const next = carryOnAt(here.route, here.answers);
      return seeOther(next ? paths.step(next.slug) : paths.check);
    }
    this.cookie.write(
      reply,
      await this.sessions.open({ campaignId: link.campaignId, participantId: link.participantId }),
    );
    const { route } = await this.respondents.invited(link.start);
    return seeOther(paths.step(route[0]?.slug ?? 'check'));
  }
}

function chosenLanguage(request: FastifyRequest): Language | null {
  const chosen = request.cookies['language'];
  return isLanguage(chosen) ? chosen : null;
}

/** Whoever has not chosen here gets the language that the directory names for them. */
function languageFor(request: FastifyRequest, ofPerson: Language): Language {
  return chosenLanguage(request) ?? ofPerson;
}
