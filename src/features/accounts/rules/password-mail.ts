/**
 * The two emails with a link to set a password: one for a new account, one for a forgotten password. In the send ledger
 * each link is a mailing of its own, told apart by the link's id as its sequence.
 */
export const passwordMails = { set: 'set-password', reset: 'reset-password' } as const;

export type PasswordMailKind = (typeof passwordMails)[keyof typeof passwordMails];

export function mailScopeOf(accountId: number): string {
  return `account:${accountId}`;
}
