/**
 * The plan key R: 24 characters of Crockford's base32 in six groups (120 bits), because people without script type it
 * from paper. Small letters, spaces and missing hyphens make no difference; I and L are read as 1, O as 0.
 * Source: https://www.crockford.com/base32.html
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const characters = 24;
/** Random bytes that a key is made of. */
export const PLAN_KEY_BYTES = 15;

export function planKeyFrom(random: Uint8Array): string {
  if (random.length !== PLAN_KEY_BYTES) throw new RangeError(`A plan key is made of ${PLAN_KEY_BYTES} bytes`);
  const bits = Array.from(random, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g) ?? [];
  return grouped(letters.map((five) => alphabet.charAt(Number.parseInt(five, 2))).join(''));
}

/** The key as we write it; null where it can't be one. */
export function readPlanKey(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 200) return null;
  const letters = typed
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0');
  const isKey = letters.length === characters && [...letters].every((letter) => alphabet.includes(letter));
  return isKey ? grouped(letters) : null;
}

const grouped = (letters: string) => (letters.match(/.{4}/g) ?? []).join('-');
