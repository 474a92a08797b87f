/**
 * Where somebody carries on after a break: behind the last page on which they answered anything. Pages that were left
 * blank on the way are not asked again; the check page lists them.
 */
import type { Answers } from './answers.js';
import type { Step } from './question-route.js';

/** Null where only checking and sending is left. */
export function carryOnAt(route: readonly Step[], answers: Answers): Step | null {
  const last = route.findLastIndex((step) => isTouched(step, answers));
  return route[last + 1] ?? null;
}

function isTouched(step: Step, { skills, learn, help, culture, obstacles, leader }: Answers): boolean {
  if (step.kind === 'area') {
    return step.skills.some(({ skill: { key } }) => skills.has(key) || learn.has(key) || help.has(key));
  }
  if (step.kind === 'culture') return step.items.some(({ key }) => culture.has(key));
  return step.kind === 'obstacles' ? obstacles.size > 0 : leader !== null;
}
