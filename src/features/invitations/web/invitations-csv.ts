import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { textsIn, type Language } from '../../../web/texts.js';
import type { InvitationRow } from '../invitation-list.store.js';
import { whatHappened, whereTo } from './invitation-words.js';

const columns = [
  'name',
  'department',
  'address',
  'happened',
  'state',
  'reason',
  'firstSent',
  'attempts',
  'copies',
  'code',
  'reply',
] as const;

function lineOf(row: InvitationRow, language: Language): Record<(typeof columns)[number], string | number> {
  return {
    name: row.name,
    department: (language === 'cy' && row.departmentCy) || row.department,
    address: whereTo(row, language),
    happened: whatHappened(row, language),
    state: row.state,
    reason: row.reason ?? '',
    firstSent: row.firstSentAt?.toISOString() ?? '',
    attempts: row.attempts,
    copies: row.copies,
    code: row.enhancedCode ?? '',
    reply: row.reply ?? '',
  };
}

async function* lines(rows: AsyncIterable<InvitationRow>, language: Language) {
  for await (const row of rows) yield lineOf(row, language);
}

/** Text that a spreadsheet would run as a formula gets an apostrophe: names and replies come from elsewhere. */
export function invitationsCsv(rows: AsyncIterable<InvitationRow>, language: Language): Readable {
  const t = textsIn(language);
  const head = columns.map((key) => ({ key, header: t(`sending:list.file.${key}`) }));
  const text = stringify({ header: true, columns: head, bom: true, escape_formulas: true });
  const source = Readable.from(lines(rows, language), { objectMode: true });
  source.on('error', (error) => text.destroy(error));
  return source.pipe(text);
}
