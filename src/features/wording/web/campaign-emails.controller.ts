import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Configuration } from '../../../platform/config/configuration.js';
import { NotFound } from '../../../platform/errors.js';
import { Campaigns } from '../../campaigns/index.js';
import { idFrom } from '../../../web/api/checked.js';
import { PageLanguage } from '../../../web/page-language.js';
import { page, type Reply } from '../../../web/pages.js';
import { Allow, SignedIn } from '../../../web/security/allow.decorator.js';
import type { Identity } from '../../../web/security/identity.js';
import { isLanguage, languages, type Language } from '../../../web/texts.js';
import { EmailDrafts } from '../email-drafts.service.js';
import { EmailTests } from '../email-tests.service.js';
import { InvitationLetters } from '../invitation-letters.service.js';
import { editableKinds, type EditableKind } from '../rules/email-words.js';
import { emailsView, previewView, type Sample } from './emails.view.js';
import { views } from './wording.paths.js';

/** The email stands in a frame of its own: it may style itself, and nothing else. */
const rulesOfFrame =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; base-uri 'none'";

export function kindFrom(text: string): EditableKind {
  const kind = editableKinds.find((one) => one === text);
  if (!kind) throw new NotFound('There is no such email.');
  return kind;
}

function languageFrom(text: string): Language {
  if (!isLanguage(text)) throw new NotFound('There is no such email.');
  return text;
}

/** What staff will read, before anything is sent: both emails in both languages, as text and as HTML. */
@Controller('campaigns/:id/emails')
export class CampaignEmailsController {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly drafts: EmailDrafts,
    private readonly letters: InvitationLetters,
    private readonly tests: EmailTests,
    private readonly configuration: Configuration,
  ) {}

  @Get()
  @Allow('campaigns.read')
  async show(
    @Param('id') idText: string,
    @Query('done') done: unknown,
    @SignedIn() identity: Identity,
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = idFrom(idText);
    const pairs = [await this.drafts.of(id, 'invitation'), await this.drafts.of(id, 'reminder')];
    const asked = editableKinds.flatMap((kind) => languages.map((of) => this.sample(id, kind, of)));
    const view = emailsView({
      campaign: pairs[0]!.campaign,
      pairs,
      samples: await Promise.all(asked),
      tests: await this.tests.last(id),
      language,
      mayManage: identity.permissions.has('campaigns.manage'),
      done: typeof done === 'string' ? done : '',
    });
    return page(views.emails, view);
  }

  @Get(':kind/:language')
  @Allow('campaigns.read')
  async preview(
    @Param() { id: idText, kind, language: of }: { id: string; kind: string; language: string },
    @PageLanguage() language: Language,
  ): Promise<Reply> {
    const id = idFrom(idText);
    const sample = await this.sample(id, kindFrom(kind), languageFrom(of));
    const campaign = await this.campaigns.summary(id);
    const { organisationName, organisationNameCy, mailFrom } = this.configuration;
    const from = `${(of === 'cy' && organisationNameCy) || organisationName} <${mailFrom}>`;
    return page(views.emailPreview, previewView({ campaign, sample, from, language }));
  }

  /** The HTML part alone, for the frame on the preview's page. */
  @Get(':kind/:language/html')
  @Allow('campaigns.read')
  async html(
    @Param() { id, kind, language }: { id: string; kind: string; language: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { words } = await this.sample(idFrom(id), kindFrom(kind), languageFrom(language));
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': rulesOfFrame, 'cache-control': 'no-store' });
    return words.html;
  }

  private async sample(id: number, kind: EditableKind, language: Language): Promise<Sample> {
    return { kind, language, words: await this.letters.sample(kind, id, language) };
  }
}
