import { capitalised } from '../../../shared/capitalised.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { SuppressedAddress } from '../suppressions.store.js';
import { sendingPaths, suppressionLifting } from './sending.paths.js';

export interface SuppressedContext {
  language: Language;
  /** As typed. */
  search: string;
  page: number;
  mayManage: boolean;
  done: boolean;
}

const rowsOfAPage = 50;

export function suppressedView(
  { rows, total }: { rows: SuppressedAddress[]; total: number },
  { language, search, page, mayManage, done }: SuppressedContext,
): object {
  const t = textsIn(language);
  const { number, day } = formatsIn(language);
  return {
    done,
    mayManage,
    search,
    back: sendingPaths.pace,
    action: sendingPaths.suppressed,
    count: t('delivery:suppressed.count', { count: total, number: number(total) }),
    nothing: t(search ? 'delivery:suppressed.noneFound' : 'delivery:suppressed.none'),
    rows: rows.map(({ id, address, reason, lastReply, at }) => ({
      address: shown(address, t),
      why: capitalised(t(`delivery:reason.${reason}`)),
      reply: lastReply ?? '',
      since: day(at),
      lift: suppressionLifting(id),
      label: `${t('delivery:suppressed.writeAgain')}: ${shown(address, t)}`,
    })),
    pages: {
      page,
      pages: Math.ceil(total / rowsOfAPage),
      path: sendingPaths.suppressed,
      query: search ? `search=${encodeURIComponent(search)}` : '',
    },
  };
}

/** Mobile numbers stand on no page. */
const shown = (address: string, t: ReturnType<typeof textsIn>) =>
  address.includes('@') ? address : t('delivery:suppressed.number', { digits: address.slice(-3) });
