import type { Fault } from '../../../platform/errors.js';

export interface SignInView {
  email: string;
  /** Where to go afterwards; empty for the role's home. */
  next: string;
  faults: Fault[];
  /** Whether the page was reached by setting a password. */
  passwordSet: boolean;
}

export function signInView(parts: Partial<SignInView>): SignInView {
  return { email: '', next: '', faults: [], passwordSet: false, ...parts };
}
