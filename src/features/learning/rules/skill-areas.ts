/**
 * The skills that the catalogue speaks of, by area: those of the largest pack as it orders them, then what only other
 * packs ask about. A key means the same skill in every pack.
 */
import type { Bilingual, PackDocument } from '../../surveys/rules/pack-document.js';
import { skillsOf } from '../../surveys/rules/pack-reading.js';

export interface SkillArea {
  key: string;
  title: Bilingual;
  skills: { key: string; title: Bilingual }[];
}

export function skillAreas(packs: readonly PackDocument[]): SkillArea[] {
  const areas = new Map<string, SkillArea>();
  const seen = new Set<string>();
  for (const pack of packs.toSorted((a, b) => skillsOf(b).length - skillsOf(a).length)) {
    for (const { key, title, skills } of pack.areas) {
      const unseen = skills.filter((skill) => !seen.has(skill.key));
      if (unseen.length === 0) continue;
      const area = areas.get(key) ?? { key, title, skills: [] };
      area.skills.push(...unseen.map((skill) => ({ key: skill.key, title: skill.title })));
      areas.set(key, area);
      for (const skill of unseen) seen.add(skill.key);
    }
  }
  return [...areas.values()];
}
