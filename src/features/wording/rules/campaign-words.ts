/** What invitation and reminder say about a campaign, in one language: dates as people write them, gaps left out. */
type Language = 'en' | 'cy';

export interface CampaignFacts {
  purpose: string;
  purposeCy: string | null;
  /** ISO day; the campaign closes at its end. */
  closesOn: string;
  /** Smallest number of people behind any figure. */
  k: number;
  contact: { name: string; unit: string; phone: string; email: string };
}

export interface CampaignWords {
  /** Empty where HR wrote none in this language: a Welsh email is Welsh throughout. */
  purpose: string;
  /** `Friday 27 November`. */
  closesOn: string;
  k: number;
  minutes: number;
  /** `Siân Bevan, Organisational Development, 01632 960 123`; empty where nothing is known. */
  contact: string;
}

const locales: Record<Language, string> = { en: 'en-GB', cy: 'cy' };

export function dayInWords(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const words = format.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
  // Welsh days have a small letter within a sentence; the language pack writes them as for a calendar.
  return language === 'cy' ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

export function campaignWords(facts: CampaignFacts, minutes: number, language: Language): CampaignWords {
  const { name, unit, phone, email } = facts.contact;
  return {
    purpose: ((language === 'cy' ? facts.purposeCy : facts.purpose) ?? '').trim(),
    closesOn: dayInWords(facts.closesOn, language),
    k: facts.k,
    minutes,
    contact: [name, unit, phone, email].filter((part) => part.trim() !== '').join(', '),
  };
}
