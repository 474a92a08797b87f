/** Nobody's mail server tells "Carys@" from "carys@"; two accounts that differ only so would be one person. */
export function normalisedEmail(email: string): string {
  return email.trim().toLowerCase();
}
