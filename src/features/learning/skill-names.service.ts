import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Packs } from '../surveys/index.js';
import type { Bilingual } from '../surveys/rules/pack-document.js';
import { KeptForAWhile } from './kept-for-a-while.js';
import { skillAreas, type SkillArea } from './rules/skill-areas.js';

/** What skills are called, outside any campaign: from the newest version of each pack. */
@Injectable()
export class SkillNames {
  private readonly kept: KeptForAWhile<SkillArea[]>;

  constructor(
    private readonly packs: Packs,
    clock: Clock,
  ) {
    this.kept = new KeptForAWhile(clock, () => this.read());
  }

  async areas(): Promise<SkillArea[]> {
    return this.kept.get();
  }

  async byKey(): Promise<Map<string, Bilingual>> {
    const areas = await this.areas();
    return new Map(areas.flatMap(({ skills }) => skills.map(({ key, title }) => [key, title])));
  }

  private async read(): Promise<SkillArea[]> {
    const newest = new Map<string, { id: number; version: number }>();
    for (const { key, id, version } of await this.packs.list()) {
      if (version > (newest.get(key)?.version ?? 0)) newest.set(key, { id, version });
    }
    const versions = await Promise.all([...newest.values()].map(({ id }) => this.packs.version(id)));
    return skillAreas(versions.map(({ document }) => document));
  }
}
