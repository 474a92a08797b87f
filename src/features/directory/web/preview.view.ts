import type { TFunction } from 'i18next';
import type { Fault } from '../../../platform/errors.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn, type Formats } from '../../../web/view-formats.js';
import type { ImportPreview } from '../directory-imports.service.js';
import {
  countOrder,
  listedCount,
  listedKinds,
  type ImportCounts,
  type ListedKind,
} from '../import-records.js';
import type { ListedRow } from '../import-rows.store.js';
import { reasonsOf } from '../row-reasons.js';
import { fieldName, mappingForm } from './mapping.view.js';
import { directoryPaths } from './directory.paths.js';

export interface PreviewParts {
  preview: ImportPreview;
  listed: { kind: ListedKind; page: number; rows: ListedRow[] };
  /** What was chosen, when a posted form comes back. */
  chosen?: { scope?: string; confirmLeaving?: boolean };
  faults?: Fault[];
  notice?: string;
}

/** Listed rows on one page. */
export const pageLength = 50;

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

interface Words {
  t: TFunction;
  formats: Formats;
}

function readingText({ reading, counts, createdAt }: ImportPreview, { t, formats }: Words): string | null {
  if (!reading) return null;
  return t('directory:preview.read', {
    rows: formats.number(counts?.rows ?? reading.rows),
    when: formats.moment(createdAt),
    delimiter: t(`directory:preview.delimiters.${delimiterNames[reading.delimiter]}`),
    encoding: reading.encoding === 'ascii' ? 'utf-8' : reading.encoding,
  });
}

function headingRows({ headings, mapping, reading }: ImportPreview, t: TFunction): object[] {
  return headings.map(({ heading, field: recognised, because }, index) => {
    const field = mapping.columns[index];
    const unused = recognised || because === 'recognised' ? 'dropped' : because;
    return [
      heading || t('directory:preview.headings.noHeading', { column: index + 1 }),
      reading?.samples[index] ?? '',
      field ? fieldName(field, t) : t(`directory:preview.headings.${unused}`),
    ];
  });
}

function countRows(counts: ImportCounts | null, { t, formats }: Words): object[] | null {
  if (!counts) return null;
  return countOrder.map((name) => [
    t(`directory:preview.counts.${name}`),
    { text: formats.number(counts[name]), numeric: true },
  ]);
}

function listedView({ preview, listed }: PreviewParts, { t, formats }: Words): object | null {
  const { counts, id, state } = preview;
  const shown = listedKinds.filter((kind) => listedCount(counts, kind) > 0);
  if (shown.length === 0) return null;
  return {
    choices: shown.map((kind) => ({
      text: t(`directory:preview.listed.${kind}`, { number: formats.number(listedCount(counts, kind)) }),
      href: directoryPaths.listed(id, kind),
      current: kind === listed.kind,
    })),
    rows: listed.rows.map((row) => [
      { text: formats.number(row.line), numeric: true },
      row.personId,
      row.name,
      reasonsOf(row, t).join('. '),
    ]),
    page: listed.page,
    pages: Math.ceil(listedCount(counts, listed.kind) / pageLength),
    path: directoryPaths.import(id),
    query: `show=${listed.kind}`,
    download: state === 'applied' ? null : directoryPaths.listedFile(id),
  };
}

function applyForm({ preview, chosen }: PreviewParts, { t, formats }: Words): object | null {
  const { counts, state, id, asksAboutLeaving } = preview;
  if (state !== 'ready' || !counts) return null;
  const leaving = { count: counts.leaving, people: formats.number(counts.leaving) };
  return {
    action: directoryPaths.application(id),
    scope: chosen?.scope ?? '',
    scopes: [
      {
        value: 'whole',
        text: t('directory:preview.apply.whole'),
        hint: t('directory:preview.apply.wholeHint', leaving),
      },
      {
        value: 'changes',
        text: t('directory:preview.apply.changes'),
        hint: t('directory:preview.apply.changesHint'),
      },
    ],
    confirm: asksAboutLeaving
      ? t('directory:preview.apply.confirm', {
          leaving: leaving.people,
          people: formats.number(counts.people),
        })
      : null,
    confirmed: chosen?.confirmLeaving ?? false,
  };
}

function appliedText({ appliedAt, scope }: ImportPreview, { t, formats }: Words): string | null {
  if (!appliedAt) return null;
  const key = scope === 'whole' ? 'appliedWhole' : 'appliedChanges';
  return t(`directory:preview.${key}`, { when: formats.moment(appliedAt) });
}

export function previewView(parts: PreviewParts, language: Language): object {
  const { preview, faults, notice } = parts;
  const { id, state, fileName: file } = preview;
  const words = { t: textsIn(language), formats: formatsIn(language) };
  const { t } = words;
  return {
    heading: t(`directory:preview.${state === 'applied' ? 'appliedTitle' : 'title'}`, { file }),
    languageBack: directoryPaths.import(id),
    faults: [...(faults ?? []), ...missingFaults(preview, t)],
    notice: notice ?? null,
    isReading: state === 'reading',
    applied: appliedText(preview, words),
    reading: readingText(preview, words),
    damaged: preview.reading?.damaged ?? false,
    headings: headingRows(preview, t),
    mapping: state === 'applied' ? null : mappingForm(preview, t),
    counts: countRows(preview.counts, words),
    listed: listedView(parts, words),
    apply: applyForm(parts, words),
    removal: state === 'applied' ? null : directoryPaths.removal(id),
    directory: directoryPaths.directory,
  };
}

/** Until they are chosen the page shows nothing else to do. */
function missingFaults({ missing, state }: ImportPreview, t: TFunction): Fault[] {
  if (state === 'applied') return [];
  return missing.map((field) => ({ field: 'columns', message: t(`directory:preview.missing.${field}`) }));
}
