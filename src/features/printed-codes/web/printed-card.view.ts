import type { CampaignSummary } from '../../campaigns/index.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { campaignWords } from '../../wording/rules/campaign-words.js';

/** What every card of a campaign says in one language. */
export interface CardWords {
  language: Language;
  personal: string;
  goTo: string;
  enterCode: string;
  scan: string;
  /** Alternative text of the square. */
  picture: string;
  title: string;
  /** From the fullest to the shortest: the first one that there is room for is printed. The start page has it all. */
  versions: string[][];
}

export interface CardCampaign {
  campaign: CampaignSummary;
  minutes: number;
  /** PUBLIC_URL. */
  publicUrl: string;
}

/** Short enough to type: `skills.northmoor.example/c`. */
export const shortAddress = (publicUrl: string) => `${publicUrl.replace(/^https?:\/\//, '')}/c`;

/** The code stands behind "#": browsers send that part to nobody, and no server's log has it. */
export const scannedAddress = (publicUrl: string, code: string) => `${publicUrl}/c#${code}`;

export const nameIn = (language: Language, { name, nameCy }: { name: string; nameCy: string | null }) =>
  (language === 'cy' && nameCy) || name;

export function cardWords({ campaign, minutes, publicUrl }: CardCampaign, language: Language): CardWords {
  const t = textsIn(language);
  const words = campaignWords(campaign, minutes, language);
  const line = (key: string, more = {}) => t(`printed-codes:card.${key}`, { ...words, ...more });
  const always = [line('time'), line('promise'), line('until')];
  const asking = (contact: string) => (contact ? [line('ask', { contact })] : []);
  const { name, phone, email } = campaign.contact;
  const full = [...always, ...asking(words.contact)];
  return {
    language,
    personal: line('personal'),
    goTo: line('goTo'),
    enterCode: line('code'),
    scan: line('scan'),
    picture: t('printed-codes:card.picture', { address: shortAddress(publicUrl) }),
    title: nameIn(language, campaign),
    versions: [
      ...(words.purpose ? [[words.purpose, ...full]] : []),
      full,
      [...always, ...asking([name, phone || email].filter(Boolean).join(', '))],
    ],
  };
}

export interface NotePack {
  workplace: string;
  department: string;
  departmentCy: string | null;
  cards: number;
  sheetId: number;
  /** `23 November 2026`, in this language. */
  day: string;
  /** Earlier cards of the same people have stopped. */
  replaces: boolean;
}

/** What the supervisor of one pack reads in one language; how many cards, and nobody's name. */
export interface NoteWords {
  language: Language;
  heading: string;
  /** Where the pack goes. */
  place: string;
  opening: string[];
  rules: string[];
  closing: string[];
  sheet: string;
}

const rules = ['handOut', 'open', 'time', 'ask', 'collect', 'away', 'lost'] as const;

export function noteWords(
  { campaign, minutes }: CardCampaign,
  pack: NotePack,
  language: Language,
): NoteWords {
  const t = textsIn(language);
  const words = { ...campaignWords(campaign, minutes, language), name: nameIn(language, campaign) };
  const line = (key: string) => t(`printed-codes:note.${key}`, words);
  const department = nameIn(language, { name: pack.department, nameCy: pack.departmentCy });
  return {
    language,
    heading: line('heading'),
    place: [pack.workplace, department].filter(Boolean).join(' · '),
    opening: [
      t('printed-codes:note.cards', { count: pack.cards, number: pack.cards }),
      line('what'),
      ...(pack.replaces ? [line('replaced')] : []),
    ],
    rules: rules.map(line),
    closing: words.contact ? [line('contact')] : [],
    sheet: t('printed-codes:note.sheet', { sheet: pack.sheetId, day: pack.day }),
  };
}
