/**
 * What we hand to a mail server as an address: RFC 5321's dot-string or a local part of letters in any script, one "@",
 * and a domain of at least one label. Quoted local parts and address literals are legal but never somebody's work
 * address; a mistyped cell of a spreadsheet looks like them more often. At most 254 characters (RFC 3696, erratum 1690).
 */
const atom = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const shape = new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})*$`, 'u');

export function isAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && shape.test(text);
}

/** Its part before the "@" has letters outside ASCII: the server must know SMTPUTF8 (RFC 6531). */
export function hasNonAsciiName(address: string | null): boolean {
  return /\P{ASCII}.*@/u.test(address ?? '');
}

/** A mobile number as the directory writes it, E.164. */
export function isMobile(text: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(text);
}

/** A message can be handed over as it is addressed: a letter needs name, street and postcode, seven lines at most. */
export function canReach(
  message:
    { channel?: 'email'; to: string } | { channel: 'text'; to: string } | { channel: 'letter'; to: string[] },
): boolean {
  if (message.channel === 'letter') return message.to.length >= 3 && message.to.length <= 7;
  return message.channel === 'text' ? isMobile(message.to) : isAddress(message.to);
}
