import type { EmailWords } from '../../delivery/index.js';
import type { Fault } from '../../../platform/errors.js';
import { languages, textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { EmailDraft, EmailDraftPair } from '../email-drafts.service.js';
import type { SentTest } from '../email-tests.service.js';
import {
  longest,
  placeholders,
  type EditableKind,
  type Wording,
  type WordingFault,
} from '../rules/email-words.js';
import { campaignPath, emailPaths } from './wording.paths.js';

export interface Sample {
  kind: EditableKind;
  language: Language;
  words: EmailWords;
}

interface Campaign {
  id: number;
  name: string;
  nameCy: string | null;
}

const nameIn = (language: Language, { name, nameCy }: Campaign) => (language === 'cy' && nameCy) || name;
const paragraphs = (text: string) => text.split(/\n{2,}/).map((paragraph) => paragraph.trim().split('\n'));

/** A fault in the reader's language, at the field of the form and of the API: `en.subject`. */
export function faultIn(language: Language, fault: WordingFault & { language: Language }): Fault {
  const field = `${fault.language}.${fault.field}`;
  return {
    field,
    message: textsIn(language)(`emails:wordingFault.${fault.fault}`, { what: fault.what }),
  };
}

export interface EmailsPage {
  campaign: Campaign;
  pairs: EmailDraftPair[];
  samples: Sample[];
  tests: SentTest[];
  language: Language;
  mayManage: boolean;
  /** What has just been done, from the address. */
  done: string;
}

/** Both emails in both languages, each with what became of its last sample. */
export function emailsView({ campaign, pairs, samples, tests, ...page }: EmailsPage): object {
  const { language, mayManage, done } = page;
  const t = textsIn(language);
  return {
    campaignName: nameIn(language, campaign),
    back: campaignPath(campaign.id),
    done: ['words', 'our-words', 'test'].includes(done) ? t(`emails:list.done.${done}`) : null,
    emails: pairs.map((pair) => ({
      kind: pair.kind,
      heading: t(`emails:list.${pair.kind}.title`),
      state: pair.state.outcome === 'open' ? null : t(`emails:wordingState.${pair.state.outcome}`),
      change: mayManage && pair.state.outcome === 'open' ? emailPaths.words(campaign.id, pair.kind) : null,
      test: mayManage && pair.state.outcome !== 'over' ? emailPaths.tests(campaign.id, pair.kind) : null,
      languages: samples
        .filter(({ kind }) => kind === pair.kind)
        .map((sample) => ({
          ...oneEmail(campaign.id, pair, sample, language),
          test: testLine(sample, tests, language),
        })),
    })),
  };
}

function oneEmail(campaignId: number, { kind, drafts }: EmailDraftPair, sample: Sample, language: Language) {
  const t = textsIn(language);
  const { isOurs, changedAt } = drafts[sample.language];
  const whose = isOurs || !changedAt ? 'ours' : 'changed';
  return {
    language: sample.language,
    title: t(`emails:list.${kind}.${sample.language}`),
    subject: sample.words.subject,
    text: paragraphs(sample.words.text),
    whose: t(`emails:list.${whose}`, { on: changedAt ? formatsIn(language).moment(changedAt) : '' }),
    preview: emailPaths.preview(campaignId, kind, sample.language),
  };
}

function testLine({ kind, language: of }: Sample, tests: SentTest[], language: Language): string {
  const t = textsIn(language);
  const test = tests.find((one) => one.kind === kind && one.language === of);
  if (!test) return t('emails:emailTest.none');
  const outcome = test.outdated ? 'outdated' : test.outcome;
  return t(`emails:emailTest.${outcome}`, { on: formatsIn(language).moment(test.askedAt) });
}

export interface WordsPage {
  pair: EmailDraftPair;
  language: Language;
  /** What was typed, where the form comes back. */
  typed?: Partial<Record<Language, Wording>>;
  faults: Fault[];
}

/** The form: HR's fields between the parts that are fixed. */
export function wordsView({ pair: { campaign, kind, drafts }, language, typed, faults }: WordsPage): object {
  const t = textsIn(language);
  return {
    campaignName: nameIn(language, campaign),
    title: t(`emails:list.change.${kind}`),
    back: emailPaths.all(campaign.id),
    action: emailPaths.words(campaign.id, kind),
    ourWords: emailPaths.ourWords(campaign.id, kind),
    faults,
    placeholders: placeholders.map((name) => ({
      name: `{{${name}}}`,
      means: t(`emails:placeholder.${name}`, { example: drafts[language].values[name] }),
    })),
    languages: languages.map((of) => wordsIn(of, drafts[of], typed?.[of] ?? drafts[of].wording)),
    limits: longest,
  };
}

function wordsIn(language: Language, { isOurs, fixed }: EmailDraft, wording: Wording) {
  const [before = [], between = [], after = []] = fixed;
  return { language, wording, isOurs, fixed: { before, between, after } };
}

export interface PreviewPage {
  campaign: Campaign;
  sample: Sample;
  from: string;
  language: Language;
}

export function previewView({
  campaign,
  sample: { kind, language: of, words },
  from,
  language,
}: PreviewPage): object {
  const t = textsIn(language);
  const other: Language = of === 'en' ? 'cy' : 'en';
  return {
    campaignName: nameIn(language, campaign),
    title: t(`emails:list.${kind}.${of}`),
    back: emailPaths.all(campaign.id),
    of,
    from,
    subject: words.subject,
    text: paragraphs(words.text),
    html: emailPaths.html(campaign.id, kind, of),
    other: {
      href: emailPaths.preview(campaign.id, kind, other),
      text: t(`emails:list.${kind}.${other}`),
    },
  };
}
