import type { Resource, Step } from '../../src/features/learning/rules/resource.js';

const both = (en: string) => ({ en, cy: `${en} (Cymraeg)` });

/** Something to learn from that takes an hour and costs nothing, unless told otherwise. */
export function aResource(key: string, steps: Step[], changes: Partial<Resource> = {}): Resource {
  return {
    key,
    title: both(`About ${key}`),
    summary: both('What it is about.'),
    provider: both('Your organisation'),
    link: null,
    format: 'session',
    languages: ['en', 'cy'],
    hours: 1,
    costPerRun: 0,
    costPerSeat: 0,
    seats: null,
    steps,
    ...changes,
  };
}

/** `aStep('spreadsheets', 1, 2)`: from with help to on one's own. */
export function aStep(skill: string, from: number, to: number): Step {
  return { skill, from: from as Step['from'], to: to as Step['to'] };
}
