import { ValidateBy, type ValidationOptions } from 'class-validator';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where a mailbox is read: `imaps` anywhere, `imap` (a password in the clear) on this machine only. */
export function isMailboxAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (protocol !== 'imaps:' && !(protocol === 'imap:' && loopback.has(hostname))) return false;
  return hostname !== '' && username !== '' && password !== '' && canBeDecoded(`${username}${password}`);
}

function canBeDecoded(text: string): boolean {
  try {
    return decodeURIComponent(text) !== '';
  } catch {
    return false;
  }
}

export const IsMailboxAddress = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy({ name: 'isMailboxAddress', validator: { validate: isMailboxAddress } }, options);
