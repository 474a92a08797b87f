import { page, type Reply } from '../../../web/pages.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { paths } from './answering.paths.js';

export interface CodeEntry {
  language: Language;
  /** Shown again as it was typed. */
  typed: unknown;
  /** What was typed can't be a code. */
  fault?: boolean;
  /** The form token was too old. */
  expired?: boolean;
}

const longest = 100;

export function codeEntryPage({ language, typed, fault = false, expired = false }: CodeEntry): Reply {
  const code = typeof typed === 'string' ? typed.slice(0, longest) : '';
  const message = textsIn(language)(`printed-codes:entry.faults.${code.trim() === '' ? 'none' : 'length'}`);
  const view = {
    action: paths.code,
    code,
    expired,
    faults: fault ? [{ field: 'code', message }] : [],
    audience: 'staff',
    languageBack: paths.code,
  };
  return page('features/answering/web/views/code-entry.njk', view, { status: fault || expired ? 422 : 200 });
}
