import { isLanguage, type Language } from '../../../web/texts.js';
import type { PostedFields } from '../rules/posted-page.js';

/** A body as the form parser made it; nothing posted is an empty form. */
export function fieldsIn(body: unknown): PostedFields {
  return typeof body === 'object' && body !== null ? (body as PostedFields) : {};
}

/** Which button was pressed. */
export interface Pressed {
  language: Language | null;
  later: boolean;
  fromCheck: boolean;
}

export function pressedIn(fields: PostedFields): Pressed {
  const language = fields['language'];
  return {
    language: isLanguage(language) ? language : null,
    later: fields['later'] === 'yes',
    fromCheck: fields['from'] === 'check',
  };
}
