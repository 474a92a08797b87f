/**
 * The code on a printed card: twelve characters of Crockford's base32, 60 bits, shown as XXXX-XXXX-XXXX. It has no U, and
 * what people confuse is read as what was meant: small letters as capitals, O as 0, I and L as 1; spaces and hyphens
 * count for nothing. Source: docs/decisions/0016; Crockford, "Base 32", https://www.crockford.com/base32.html.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;
const groupOf = 4;

/** Bytes that one code is made of; the last four bits of them are not used. */
export const CODE_BYTES = 8;

/**
 * @param bytes at least `CODE_BYTES`, from a secure source or a keyed hash: each code is as likely as any other
 * @returns as it is kept and compared, without hyphens
 * @throws RangeError where there are too few bytes
 */
export function codeFromBytes(bytes: Uint8Array): string {
  if (bytes.length < CODE_BYTES) throw new RangeError(`A code needs ${CODE_BYTES} bytes`);
  let number = 0n;
  for (const byte of bytes.subarray(0, CODE_BYTES)) number = (number << 8n) | BigInt(byte);
  number >>= BigInt(CODE_BYTES * 8 - length * 5);
  let code = '';
  for (let at = 0; at < length; at += 1, number >>= 5n) code = alphabet[Number(number & 31n)] + code;
  return code;
}

/** What somebody typed or scanned, as `codeFromBytes` writes it; null where it can be no code. */
export function readCode(typed: unknown): string | null {
  // Nothing that long was meant as a code, and it need not be looked at.
  if (typeof typed !== 'string' || typed.length > 100) return null;
  const meant = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}\u2212._·]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return meant.length === length && [...meant].every((character) => alphabet.includes(character))
    ? meant
    : null;
}

/** `7K3M-Q0AB-1XYZ`. */
export function formatCode(code: string): string {
  return (code.match(new RegExp(`.{${groupOf}}`, 'g')) ?? []).join('-');
}
