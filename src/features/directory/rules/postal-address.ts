/**
 * An address in the United Kingdom that a letter can be handed over for: two to six lines, the last a postcode; with the
 * name above it makes the seven lines that a window shows. A name that stands in the cell already is not repeated.
 * Source: Royal Mail, "How to address mail"; GOV.UK Notify, address lines of its API.
 */
const postcode =
  /^(GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) \d[ABD-HJLNP-UW-Z]{2})$/;
const postcodeAtEnd = /^(.*?)[\s,]*\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/i;
/** Machines that print envelopes refuse a line that begins with one of these. */
const refusedStart = /^[@()=[\]"”\\/,<>~]/;
const longestLine = 80;
export const mostAddressLines = 6;

function withPostcodeApart(lines: readonly string[]): string[] {
  const last = lines.at(-1) ?? '';
  const [, before = last, outward, inward] = postcodeAtEnd.exec(last) ?? [];
  if (!outward || !inward) return [...lines];
  const code = `${outward} ${inward}`.toUpperCase();
  return [...lines.slice(0, -1), ...(before === '' ? [] : [before]), code];
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** @param cells one cell with the whole address, or several with its lines in order */
export function readPostalAddress(cells: readonly string[], name: string): string[] | null {
  const parts = cells.flatMap((cell) => (cell.includes('\n') ? cell.split('\n') : [cell]));
  const split = parts.length > 1 ? parts : parts.flatMap((part) => part.split(/[,;]/));
  const written = split
    .map((line) => line.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, ''))
    .filter(Boolean);
  const lines = withPostcodeApart(written[0] && same(written[0], name) ? written.slice(1) : written);
  const fits =
    lines.length >= 2 &&
    lines.length <= mostAddressLines &&
    postcode.test(lines.at(-1)!) &&
    lines.every((line) => line.length <= longestLine && !refusedStart.test(line)) &&
    /\p{L}/u.test(lines[0]!);
  return fits ? lines : null;
}
