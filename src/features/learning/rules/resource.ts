/**
 * Something to learn from, or a way to learn by doing: what it takes, and from which level to which level of which
 * skill it leads.
 */
import type { Bilingual, Target } from '../../surveys/rules/pack-document.js';

/** Bringing staff to customers and to each other stands beside courses, not below them. */
export const formats = ['course', 'guide', 'session', 'peer', 'customer', 'practice'] as const;
export type Format = (typeof formats)[number];

export interface Step {
  /** Key of a skill. */
  skill: string;
  /** Whoever stands at this level, or above it and below `to`, gets something out of it. */
  from: 0 | 1 | 2 | 3;
  to: Target;
}

export interface Resource {
  /** Stable kebab-case key, part of its address. */
  key: string;
  title: Bilingual;
  summary: Bilingual;
  /** Who holds it: a service of the organisation, a team, oneself. */
  provider: Bilingual;
  /** Where it is, if it is anywhere: a page or an address of the organisation. */
  link: string | null;
  format: Format;
  /** Languages in which it can be had. */
  languages: ('en' | 'cy')[];
  /** Of the learner's time, in quarters of an hour, for the whole of it. */
  hours: number;
  /** Pounds for holding it once, and for each person besides; a room, materials, somebody else's day. */
  costPerRun: number;
  costPerSeat: number;
  /** People who can take part in one run; null where the number does not matter. */
  seats: number | null;
  steps: Step[];
}

/** Does it lead somebody at this level of the skill any further? @returns the level it leads to, or null */
export function leadsTo(resource: Resource, skillKey: string, level: number): Target | null {
  const step = resource.steps.find(
    ({ skill, from, to }) => skill === skillKey && from <= level && level < to,
  );
  return step?.to ?? null;
}
