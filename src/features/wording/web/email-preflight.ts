import { Injectable } from '@nestjs/common';
import { Configuration } from '../../../platform/config/configuration.js';
import { Campaigns, type PreflightCheck, type PreflightResult, type Verdict } from '../../campaigns/index.js';
import { dayOf } from '../../campaigns/rules/campaign-dates.js';
import { SenderAuthentication } from '../../delivery/index.js';
import { textsIn } from '../../../web/texts.js';
import { EmailDrafts } from '../email-drafts.service.js';
import { EmailTests } from '../email-tests.service.js';
import { faultIn } from './emails.view.js';
import { emailPaths } from './wording.paths.js';

const inBoth = (words: (language: 'en' | 'cy') => string) => ({ en: words('en'), cy: words('cy') });
const verdictOf: Record<'good' | 'attention' | 'unknown', Verdict> = {
  good: 'ok',
  attention: 'attention',
  unknown: 'attention',
};

/** What HR should know about the emails before a launch. */
@Injectable()
export class EmailPreflight {
  constructor(
    private readonly campaigns: Campaigns,
    private readonly drafts: EmailDrafts,
    private readonly tests: EmailTests,
    private readonly sender: SenderAuthentication,
    private readonly configuration: Configuration,
  ) {}

  checks(): PreflightCheck[] {
    return [
      { key: 'email', check: (id) => this.words(id) },
      { key: 'emailTest', check: (id) => this.test(id) },
      { key: 'emailSender', check: () => this.address() },
      { key: 'contact', check: (id) => this.contact(id) },
    ];
  }

  private async words(id: number): Promise<PreflightResult> {
    const faults = await this.drafts.faultsNow(id);
    const link = (text: string) => [{ href: emailPaths.all(id), text: `emails:preflight.${text}` }];
    if (faults.length === 0) {
      const { mailFrom: from, emailChannel } = this.configuration;
      const text = emailChannel === 'notify' ? 'emails:preflight.readNotify' : 'emails:preflight.read';
      return { verdict: 'ok', text, parameters: { from }, links: link('readLink') };
    }
    const entries = faults.map((fault) => inBoth((language) => faultIn(language, fault).message));
    return { verdict: 'attention', text: 'emails:preflight.faulty', entries, links: link('faultyLink') };
  }

  private async test(id: number): Promise<PreflightResult> {
    const tests = (await this.tests.last(id)).filter(({ kind, outcome, outdated }) => {
      return kind === 'invitation' && outcome === 'sent' && !outdated;
    });
    const sentIn = (of: string) => tests.find(({ language }) => language === of)?.askedAt;
    const [en, cy] = [sentIn('en'), sentIn('cy')];
    const links = [{ href: emailPaths.all(id), text: 'emails:preflight.testLink' }];
    if (!en || !cy) return { verdict: 'attention', text: 'emails:preflight.test.none', links };
    return {
      verdict: 'ok',
      text: 'emails:preflight.test.ok',
      parameters: { en: dayOf(en), cy: dayOf(cy) },
      links,
    };
  }

  private async address(): Promise<PreflightResult> {
    const { mailFrom: from, emailChannel } = this.configuration;
    if (emailChannel === 'notify') return { verdict: 'ok', text: 'emails:preflight.sender.notify' };
    const look = await this.sender.look();
    if (look.outcome === 'reserved') {
      const parameters = { from, ending: look.ending };
      return { verdict: 'attention', text: 'emails:preflight.sender.reserved', parameters };
    }
    const entries = look.findings.map(({ finding, parameters }) =>
      inBoth((language) => textsIn(language)(`emails:sender.${finding}`, parameters)),
    );
    const outcome = look.outcome === 'good' ? 'ok' : look.outcome;
    const text = `emails:preflight.sender.${outcome}`;
    return { verdict: verdictOf[look.outcome], text, parameters: { from }, entries };
  }

  private async contact(id: number): Promise<PreflightResult> {
    const { name, phone, email } = (await this.campaigns.summary(id)).contact;
    const contact = [name, phone, email].filter((part) => part.trim() !== '').join(', ');
    if (contact === '') return { verdict: 'missing', text: 'emails:preflight.contact.missing' };
    return { verdict: 'ok', text: 'emails:preflight.contact.ok', parameters: { contact } };
  }
}
