import type { Fault } from '../../platform/errors.js';
import { textsIn, type Language } from '../texts.js';

const textKey = /^[a-z-]+:[\w.-]+$/;

/** Faults whose message is the key of a text (`accounts:faults.email`), in the reader's language; others as they are. */
export function faultsIn(language: Language, faults: Fault[]): Fault[] {
  const t = textsIn(language);
  return faults.map((fault) =>
    textKey.test(fault.message) ? { ...fault, message: t(fault.message) } : fault,
  );
}
