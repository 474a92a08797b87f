import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { AuditEntry } from '../audit.store.js';

/** The known deeds in words; one of a later feature without words shows its own name. */
function wordsFor(action: string, language: Language): string {
  return textsIn(language)(`audit:actions.${action}`, { defaultValue: action });
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(inWords).join(', ') || '–';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${inWords(inner)}`)
    .join('; ');
}

export function auditView(
  { entries, next }: { entries: AuditEntry[]; next: number | null },
  language: Language,
): object {
  const t = textsIn(language);
  const { moment } = formatsIn(language);
  const rows = entries.map((entry) => [
    moment(entry.at),
    entry.actor.name,
    wordsFor(entry.action, language),
    entry.subject,
    inWords(entry.detail),
  ]);
  const head = ['when', 'who', 'what', 'subject', 'detail'].map((key) => t(`audit:columns.${key}`));
  return { table: { head, rows }, older: next && `/audit?before=${next}` };
}
