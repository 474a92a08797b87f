/**
 * A mobile number in the United Kingdom that a text message can be handed over for, however it was typed: 07..., +44 7...,
 * 0044 7..., with the (0) that letterheads have, and without the 0 that spreadsheets drop. Personal numbers (070) and
 * pagers (076, but for the Isle of Man) take no text messages. Source: Ofcom, National Telephone Numbering Plan.
 */
const spoken = /[\s().\-–/]/g;
const national = /^(?:\+44|0044|44)?(?:\(0\)|0)?(7\d{9})$/;
const noTexts = /^7(?:0|6(?!24))/;

/** E.164, such as `+447700900123`, or null if it is none. */
export function readMobile(cell: string): string | null {
  const written = cell.replace(/^tel:/i, '').replace(/[\u200e\u202a\u202c]/g, '');
  const number = national.exec(written.replace(/\(0\)/, '').replace(spoken, ''))?.[1];
  return number && !noTexts.test(number) ? `+44${number}` : null;
}
