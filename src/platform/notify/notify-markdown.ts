/**
 * The plain text of an email in the little Markdown that GOV.UK Notify makes HTML of. Notify turns every http(s)
 * address into a link, `[words](address)` too, and gives meaning to how a line begins; here only addresses on our own
 * host may become links, so that nobody's name can bring a link into somebody's email.
 * Source: GOV.UK Notify, "Formatting emails".
 */

/** Headings, insets and QR codes; lists may stay. */
const lineMarks = /^(?:[#^]+|qr\s*:)\s*/i;
const rule = /^(?:[-*_]\s*){3,}$/;
const scheme = /^https?:\/\//i;
const address = /https?:\/\/[^\s]*/gi;

const withoutBrackets = (text: string) =>
  text
    .replace(/[[{<]/g, '(')
    .replace(/[\]}>]/g, ')')
    .replace(/[\\`]/g, "'");

/** @param ownAddress such as `https://skills.northmoor.example` */
export function notifyMarkdown(text: string, ownAddress: string): string {
  const isOwn = (found: string) => found === ownAddress || found.startsWith(`${ownAddress}/`);
  const line = (one: string) => {
    let plain = withoutBrackets(one.trim());
    if (rule.test(plain)) return '';
    while (lineMarks.test(plain)) plain = plain.replace(lineMarks, '');
    // What is left of one may make another together with what stands beside it.
    for (let before = ''; before !== plain;) {
      before = plain;
      plain = plain.replace(address, (found) => (isOwn(found) ? found : found.replace(scheme, '')));
    }
    return plain;
  };
  return text
    .split(/\r\n?|\n/)
    .map(line)
    .join('\n')
    .trim();
}
