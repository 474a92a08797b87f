const longest = 500;
/** As long as a personal link's secret (43 letters of base64url). Filters quote the link that they object to. */
const secret = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/** A mail server's words as they may be kept and shown: one line, without secrets, at most 500 characters. */
export function serverWords(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(secret, '…')
    .trim()
    .slice(0, longest);
}
