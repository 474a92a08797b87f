import type { TFunction } from 'i18next';
import type { ListedRow } from './import-rows.store.js';

/** Everything that is to be said about a row, in the words of a language. */
export function reasonsOf(row: ListedRow, t: TFunction): string[] {
  const faults = (row.faults?.split(',') ?? []).map((fault) => t(`directory:faults.${fault}`));
  if (row.mainLine) faults.unshift(t('directory:faults.otherPost', { line: row.mainLine }));
  if (row.sameAddressLine) faults.push(t('directory:faults.sameAddressLine', { line: row.sameAddressLine }));
  if (row.sameAddressName) faults.push(t('directory:faults.sameAddressName', { name: row.sameAddressName }));
  return faults;
}
