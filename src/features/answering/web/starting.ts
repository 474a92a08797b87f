import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WayIn } from '../../campaigns/index.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { isLanguage, type Language } from '../../../web/texts.js';
import { AnswerSessions } from '../answer-sessions.service.js';
import { Respondents } from '../respondents.service.js';
import { carryOnAt } from '../rules/progress.js';
import { AnsweringCookie } from './answering-cookie.js';
import { paths } from './answering.paths.js';
import { startView, type StartForm } from './start.view.js';

const template = 'features/answering/web/views/start.njk';

export type Opened = Extract<WayIn, { outcome: 'open' }>;

/** The start page and what its button does, whether somebody came by a link or by a code. */
@Injectable()
export class Starting {
  constructor(
    private readonly respondents: Respondents,
    private readonly sessions: AnswerSessions,
    private readonly cookie: AnsweringCookie,
  ) {}

  /** Looks only. */
  async page(opened: Opened, request: FastifyRequest, form: StartForm): Promise<Reply> {
    const here = await this.respondents.find(this.cookie.read(request));
    // Whoever has not chosen here gets the language that the directory names for them.
    const language = form.language ?? chosenLanguage(request) ?? opened.start.language;
    const resuming = here?.participantId === opened.participantId;
    const asked = await this.respondents.invited(opened.start);
    return page(template, startView({ ...form, ...asked, language, resuming }), { language });
  }

  /** Opens a draft, or finds this person's own on this device again. Spends nothing. */
  async begin(opened: Opened, request: FastifyRequest, reply: FastifyReply): Promise<Reply> {
    if (!chosenLanguage(request)) this.cookie.writeLanguage(reply, opened.start.language);
    const here = await this.respondents.find(this.cookie.read(request));
    if (here?.participantId === opened.participantId) {
      const next = carryOnAt(here.route, here.answers);
      return seeOther(next ? paths.step(next.slug) : paths.check);
    }
    const { campaignId, participantId } = opened;
    this.cookie.write(reply, await this.sessions.open({ campaignId, participantId }));
    const { route } = await this.respondents.invited(opened.start);
    return seeOther(paths.step(route[0]?.slug ?? 'check'));
  }
}

function chosenLanguage(request: FastifyRequest): Language | null {
  const chosen = request.cookies['language'];
  return isLanguage(chosen) ? chosen : null;
}
