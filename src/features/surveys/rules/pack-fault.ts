/**
 * A fault of a pack is told to whoever wrote it: where it is, and what to do about it.
 */
export interface PackFault {
  /** Place in the file, for example `/areas/0/skills/2/statements/4/en`; empty for the whole file. */
  path: string;
  /** What to do about it, in plain English. */
  message: string;
}
