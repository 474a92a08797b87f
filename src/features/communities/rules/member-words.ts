/**
 * What somebody writes to join. The name goes into an email to an address that anybody may have typed, so it holds
 * letters and what stands between them in names, and nothing that could be taken for an address or an order.
 */
export const memberRoles = ['learn', 'help'] as const;
export type MemberRole = (typeof memberRoles)[number];

/**
 * Letters of any script, with blanks, apostrophes and hyphens between; 2 to 80 characters. A full stop only as after
 * an initial: mail programs turn `name.example` into a link.
 */
export const namePattern = /^[\p{L}\p{M}](?:[\p{L}\p{M}'’ -]|\.(?=[ -]|$|\p{L}\.)){1,79}$/u;

/** One address, however it is typed. */
export function tidyAddress(text: string): string {
  return text.trim().toLowerCase();
}

export function tidyName(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
