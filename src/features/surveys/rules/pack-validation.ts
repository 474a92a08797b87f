/**
 * A pack is fit to use when every text is there in both languages, every can-do statement is short
 * enough to read on a phone, every key is its own and every reference leads somewhere. All faults are
 * reported at once, each with its place in the file, so that whoever wrote the pack can mend it in one go.
 */
import { findKeyFaults } from './pack-keys.js';
import { findTargetFaults } from './pack-targets.js';
import { findWordingFaults } from './pack-wording.js';
import type { PackDocument } from './pack-document.js';
import type { PackFault } from './pack-fault.js';

export type { PackFault } from './pack-fault.js';

/** Faults of a pack whose structure is already known to follow the JSON Schema; none means fit to use. */
export function findSemanticFaults(pack: PackDocument): PackFault[] {
  return [...findKeyFaults(pack), ...findWordingFaults(pack), ...findTargetFaults(pack)];
}
