/**
 * Length is what makes a password strong; rules about kinds of characters make people write it down (NCSC, NIST
 * 800-63B). The upper limit only keeps hashing cheap.
 */
export const shortestPassword = 12;
export const longestPassword = 200;

export type PasswordVerdict = 'good' | 'too-short' | 'too-long';

/** Counted in characters as a person would, after the same normalisation as before hashing. */
export function judgePassword(password: string): PasswordVerdict {
  const length = [...normalisedPassword(password)].length;
  if (length < shortestPassword) return 'too-short';
  return length > longestPassword ? 'too-long' : 'good';
}

/** The same password typed on another keyboard may arrive composed differently. */
export function normalisedPassword(password: string): string {
  return password.normalize('NFKC');
}
