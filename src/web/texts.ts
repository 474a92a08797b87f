import i18next, { type TFunction } from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../platform/project-root.js';

export const languages = ['en', 'cy'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

function namespacesOf(language: string): Record<string, object> {
  const folder = inProject('locales', language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -5),
      JSON.parse(readFileSync(inProject('locales', language, file), 'utf8')),
    ]),
  );
}

const texts = i18next.createInstance();
await texts.init({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  resources: Object.fromEntries(languages.map((language) => [language, namespacesOf(language)])),
  // Templates escape what they print; escaping here too would show &amp;#39;.
  interpolation: { escapeValue: false },
  showSupportNotice: false,
});

/** A page asks for some sixty texts, most of them without values: those are looked up once a process. */
function remembering(t: TFunction): TFunction {
  const known = new Map<string, string>();
  const remembered = (key: string, values?: Record<string, unknown>) => {
    if (values !== undefined) return t(key, values);
    const text = known.get(key) ?? t(key);
    known.set(key, text);
    return text;
  };
  return remembered as unknown as TFunction;
}

const fixed = Object.fromEntries(
  languages.map((language) => [language, remembering(texts.getFixedT(language))]),
) as Record<Language, TFunction>;

/** Texts of one language: `textsIn('cy')('answering:start.heading', { k: 10 })`. Plurals by Intl.PluralRules. */
export function textsIn(language: Language): TFunction {
  return fixed[language];
}
