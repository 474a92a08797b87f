import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { NotFound } from '../../../platform/errors.js';
import { Campaigns } from '../../campaigns/index.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, seeOther, type Reply } from '../../../web/pages.js';
import { Allow } from '../../../web/security/allow.decorator.js';
import type { Language } from '../../../web/texts.js';
import { FrozenPacks } from '../frozen-packs.service.js';
import { noAnswers } from '../rules/answers.js';
import { readPostedPage, type PostedFault, type PostedFields } from '../rules/posted-page.js';
import type { Step } from '../rules/question-route.js';
import { carry, readCarried, readRespondent, respondentName } from '../rules/trying-out.js';
import { tryPaths } from './answering.paths.js';
import { fieldsIn, pressedIn } from './posted-form.js';
import { checkPage, questionPage, type Walk } from './question-pages.js';

/** HR walks through the questions as anybody would see them. No page of these stores anything. */
@Controller('campaigns/:id/try')
@Allow('campaigns.manage')
export class TryItController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly packs: FrozenPacks,
  ) {}

  @Get()
  async show(@Param('id', ParseIntPipe) id: number, @PageLanguage() language: Language): Promise<Reply> {
    const campaign = await this.campaigns.summary(id);
    const { pack } = await this.packs.current(id);
    return page('features/answering/web/views/try-it.njk', {
      families: pack.families.map(({ key, name }) => ({ value: key, text: name[language] })),
      hasLeaderItem: pack.leaderItem !== null,
      campaign: { name: (language === 'cy' && campaign.nameCy) || campaign.name, href: `/campaigns/${id}` },
      action: `${tryPaths(id, '').begin}/begin`,
    });
  }

  @Get('begin')
  async begin(
    @Param('id', ParseIntPipe) id: number,
    @Query('family') family: unknown,
    @Query('leader') leader: unknown,
  ): Promise<Reply> {
    const frozen = await this.packs.current(id);
    const known = frozen.pack.families.some(({ key }) => key === family);
    const who = { familyKey: known ? String(family) : null, leader: leader === 'yes' };
    const first = frozen.routeOf(who)[0]?.slug ?? 'check';
    return seeOther(tryPaths(id, respondentName(who)).step(first));
  }

  @Get(':who/:step')
  async first(
    @Param() at: { id: string; who: string; step: string },
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    return this.at(await this.walk(at, { language, fields: {} }), at.step);
  }

  /** Answers with the next page itself: there is nothing stored that a redirect could show. */
  @Post(':who/:step')
  async create(
    @Param() at: { id: string; who: string; step: string },
    @Body() body: unknown,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const fields = fieldsIn(body);
    const pressed = pressedIn(fields);
    const walk = await this.walk(at, { language: pressed.language ?? language, fields });
    const position = walk.route.findIndex(({ slug }) => slug === at.step);
    if (position < 0 || fields['show'] === 'yes') return this.at(walk, at.step);
    const { answers, faults } = readPostedPage(walk.answers, walk.route[position] as Step, fields);
    const next = { ...walk, answers };
    if (faults.length > 0) return this.at(next, at.step, faults);
    if (pressed.language) return this.at(next, at.step);
    return this.at(next, (pressed.fromCheck ? undefined : walk.route[position + 1]?.slug) ?? 'check');
  }

  private async walk(
    at: { id: string; who: string },
    { language, fields }: { language: Language; fields: PostedFields },
  ): Promise<Walk> {
    const id = Number(at.id);
    const frozen = await this.packs.current(Number.isSafeInteger(id) ? id : 0);
    const who = readRespondent(frozen.pack, at.who);
    if (!who) throw new NotFound('This survey has no such job family.');
    const { pack } = frozen;
    const answers = fields['carried'] === undefined ? noAnswers() : readCarried(pack, fields['carried']);
    return { pack, route: frozen.routeOf(who), answers, language, paths: tryPaths(id, at.who) };
  }

  private at(walk: Walk, slug: string, faults: PostedFault[] = []): Reply {
    const { begin, result } = walk.paths as ReturnType<typeof tryPaths>;
    const position = walk.route.findIndex((step) => step.slug === slug);
    const more = {
      carried: carry(walk.pack, walk.answers),
      tryIt: { href: begin.slice(0, -'/try'.length) },
      languageBack: begin,
    };
    if (position >= 0) return questionPage({ ...walk, more }, { position, fromCheck: false, faults });
    if (slug !== 'check') throw new NotFound('This job family is not asked about that.');
    return checkPage({ ...walk, more }, { action: result });
  }
}
