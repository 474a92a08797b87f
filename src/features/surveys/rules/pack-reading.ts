/**
 * People are asked about the skills that their job family has a target for, area by area in the order of the
 * pack, and are told honestly how long it takes. The pack quotes the minutes for 14 skills (or all of its
 * skills, if it has fewer) with the culture items; reading a skill with its example and five statements takes
 * about as long as three culture items. Rounded to whole minutes, never below one.
 */
import { MOST_SKILLS_ASKED } from './pack-targets.js';
import type { Area, Bilingual, PackDocument, Skill, Target } from './pack-document.js';

export interface SkillAsked {
  skill: Skill;
  target: Target;
}

export interface AreaAsked {
  key: string;
  title: Bilingual;
  skills: SkillAsked[];
}

const CULTURE_ITEMS_PER_SKILL = 3;

/** Every skill of the pack, in the order in which areas and skills are asked. */
export function skillsOf(pack: PackDocument): Skill[] {
  return pack.areas.flatMap((area) => area.skills);
}

/** The skills that these targets ask about, grouped by area; an area without any is left out. */
export function skillsAskedOf(pack: PackDocument, targets: Record<string, Target>): AreaAsked[] {
  return pack.areas.map((area) => askedIn(area, targets)).filter(({ skills }) => skills.length > 0);
}

/** Whole minutes, at least 1, that this many skills and the culture items take; the source is the pack's own figure. */
export function minutesFor(pack: PackDocument, skillCount: number): number {
  const quotedFor = effort(pack, Math.min(MOST_SKILLS_ASKED, skillsOf(pack).length));
  return Math.max(1, Math.round((pack.minutes * effort(pack, skillCount)) / quotedFor));
}

function askedIn(area: Area, targets: Record<string, Target>): AreaAsked {
  const targetOf = new Map(Object.entries(targets));
  const skills = area.skills.flatMap((skill) => {
    const target = targetOf.get(skill.key);
    return target === undefined ? [] : [{ skill, target }];
  });
  return { key: area.key, title: area.title, skills };
}

function effort(pack: PackDocument, skillCount: number): number {
  return skillCount * CULTURE_ITEMS_PER_SKILL + pack.culture.items.length;
}
