import { formatsIn, type Formats } from '../../../web/view-formats.js';
import { textsIn, type Language } from '../../../web/texts.js';

export type Texts = (key: string, values?: Record<string, unknown>) => string;

/** What views need to prepare words in the reader's language. */
export interface ViewTexts {
  language: Language;
  t: Texts;
  format: Formats;
}

export function viewTexts(language: Language): ViewTexts {
  return { language, t: textsIn(language) as Texts, format: formatsIn(language) };
}

/** A name in the reader's language, English where there is no Welsh one. */
export function nameIn(language: Language, named: { name: string; nameCy: string | null }): string {
  return (language === 'cy' && named.nameCy) || named.name;
}
