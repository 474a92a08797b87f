import { Injectable } from '@nestjs/common';
import { NotFound } from '../../platform/errors.js';
import type { Actor } from '../audit/index.js';
import { Packs } from './packs.service.js';
import type { Importance, Target } from './rules/pack-document.js';
import { readImportance, readTarget, targetsOf, withImportance, withTargets } from './rules/pack-editing.js';

export interface TargetsPosted {
  /** Skill key to what was posted for it; anything but 1 to 4 means "not asked". */
  targets: Record<string, unknown>;
  owner: string;
  /** ISO date or empty. */
  agreedOn: string;
}

/** Lets HR and the owners of targets adapt a pack to the organisation. */
@Injectable()
export class PackEditing {
  constructor(private readonly packs: Packs) {}

  /** Returns the id of the version that holds the change. Throws NotFound or Invalid. */
  async targets(id: number, familyKey: string, change: TargetsPosted & { actor: Actor }): Promise<number> {
    const { document } = await this.packs.version(id);
    if (!targetsOf(document, familyKey)) throw new NotFound('This pack has no such job family.');
    const targets: Record<string, Target> = {};
    for (const [skill, posted] of Object.entries(change.targets)) {
      const target = readTarget(posted);
      if (target) targets[skill] = target;
    }
    const changed = { targets, owner: change.owner.trim(), agreedOn: change.agreedOn };
    return this.packs.change(id, (pack) => withTargets(pack, familyKey, changed), change.actor);
  }

  async importance(id: number, posted: Record<string, unknown>, actor: Actor): Promise<number> {
    const importance: Record<string, Importance> = {};
    for (const [skill, value] of Object.entries(posted)) {
      const read = readImportance(value);
      if (read) importance[skill] = read;
    }
    return this.packs.change(id, (pack) => withImportance(pack, importance), actor);
  }
}
