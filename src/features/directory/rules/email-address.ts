/**
 * An address that a message can be handed to a mail server for: one at sign, a host name with a dot, ASCII only.
 * Whether somebody reads it shows when it is sent to.
 */
const local = /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*$/i;
const host = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The address, without a `mailto:` or the angle brackets of an address book, or `null` if it is none. */
export function readEmail(cell: string): string | null {
  const address = cell
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .trim();
  const at = address.lastIndexOf('@');
  if (at < 1 || at > 64 || address.length > 254) return null;
  return local.test(address.slice(0, at)) && host.test(address.slice(at + 1)) ? address : null;
}
