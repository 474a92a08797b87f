/**
 * How many parts a text message is sent, and paid for, in: 160 characters of the GSM alphabet, or 153 each where there are
 * several; with any other character, such as ŵ or ŷ, 70 and 67. Source: 3GPP TS 23.038; GOV.UK Notify, "Pricing".
 */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Two characters each. */
const extended = new Set('\f^{}\\[~]|€');
const punctuation: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
};

export const mostFragments = 2;

export function fragmentsOf(text: string): number {
  const characters = [...text];
  if (characters.every((one) => basic.has(one) || extended.has(one))) {
    const length = characters.reduce((sum, one) => sum + (extended.has(one) ? 2 : 1), 0);
    return length <= 160 ? 1 : Math.ceil(length / 153);
  }
  // UTF-16 units: a character beyond the basic plane takes two.
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}

/** The same words in the GSM alphabet: a letter without its accent costs less than half, and reads well enough. */
export function inGsmLetters(text: string): string {
  return [...text.normalize('NFC')]
    .map((one) => {
      if (basic.has(one) || extended.has(one)) return one;
      const plain = punctuation[one] ?? one.normalize('NFD').replace(/\p{M}/gu, '');
      return [...plain].every((letter) => basic.has(letter)) ? plain : '?';
    })
    .join('');
}

/** The first wording that fits into two parts as it is, then one that fits without accents, then the shortest. */
export function fittingText(wordings: readonly string[]): string {
  const fits = (text: string) => fragmentsOf(text) <= mostFragments;
  const plain = wordings.map(inGsmLetters);
  return wordings.find(fits) ?? plain.find(fits) ?? plain.at(-1) ?? '';
}
