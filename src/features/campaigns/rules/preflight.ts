/**
 * What HR should know before everything is fixed. A check is fine, asks for attention, lacks something that people
 * should have done (the launch then needs a written reason, which is audited), or makes a launch impossible.
 */
import type { DatesFault } from './campaign-dates.js';
import { smallestK, type HumanChecks } from './campaign-settings.js';

export type Verdict = 'ok' | 'attention' | 'missing' | 'blocked';

/** A name in both languages. */
export interface Words {
  en: string;
  cy: string;
}

export interface PreflightResult {
  verdict: Verdict;
  /** Key of a text, such as `campaigns:preflight.people.ok`. */
  text: string;
  parameters?: Record<string, string | number>;
  /** What the text speaks of, one by one. */
  entries?: Words[];
  links?: { href: string; /** Key of a text. */ text: string }[];
}

export interface PreflightItem extends PreflightResult {
  key: string;
}

export interface PreflightFacts {
  people: number;
  withoutEmail: number;
  k: number;
  datesFault: DatesFault | null;
  pack: { title: string; version: number; faults: string[]; welshSigned: boolean };
  departments: { all: number; never: Words[]; likely: number[] };
  /** Families of the pack that somebody in the audience belongs to. */
  targets: { agreed: number; open: Words[]; lastAgreedOn: string };
  /** Job families as imported that the general profile serves. */
  generalProfile: { family: string; people: number }[];
  checks: HumanChecks;
}

/**
 * @param others what later features checked: the email, trying it out. Where one of them knows more about something that
 * is checked here, under the same key, its words stand instead.
 */
export function preflightItems(facts: PreflightFacts, others: PreflightItem[] = []): PreflightItem[] {
  const later = new Map(others.map((one) => [one.key, one]));
  const own = ownItems(facts).map((one) => later.get(one.key) ?? one);
  const keys = new Set(own.map(({ key }) => key));
  return [
    ...own,
    ...others.filter(({ key }) => !keys.has(key)),
    ...humanItems(facts.checks),
    item('confidentiality', 'ok', { parameters: { k: facts.k } }),
  ];
}

function ownItems(facts: PreflightFacts): PreflightItem[] {
  return [
    people(facts),
    ...dates(facts),
    pack(facts),
    email(facts),
    departments(facts),
    targets(facts),
    ...generalProfile(facts),
  ];
}

/** Where one of these is missing, the launch needs a reason. */
export function humanItems(checks: HumanChecks): PreflightItem[] {
  const human = (key: string, done: boolean, parameters = {}) =>
    item(key, done ? 'ok' : 'missing', { parameters });
  return [
    human('unions', checks.unionsConsultedOn !== '', { on: checks.unionsConsultedOn }),
    human('dpia', checks.dpiaAgreedOn !== '', { on: checks.dpiaAgreedOn }),
    human('impact', checks.impactAssessed),
    human('welsh', checks.welshCheckedBy !== '', { by: checks.welshCheckedBy }),
    human('accessibility', checks.accessibilityStatementPublished),
  ];
}

export function mayLaunch(items: readonly { verdict: Verdict }[]): boolean {
  return items.every(({ verdict }) => verdict !== 'blocked');
}

export function needsReason(items: readonly { verdict: Verdict }[]): boolean {
  return items.some(({ verdict }) => verdict === 'missing');
}

function item(key: string, verdict: Verdict, more: Partial<PreflightResult> = {}): PreflightItem {
  return { key, verdict, text: `campaigns:preflight.${key}.${verdict}`, ...more };
}

/**
 * Of fewer than k people nothing could ever be published, and whether there is anybody left to remind would tell who has
 * answered: of one person at once.
 */
export function areTooFew(people: number, k: number): boolean {
  return people < k;
}

function people({ people: count, k, departments: { all } }: PreflightFacts): PreflightItem {
  const parameters = { count, k, smallest: smallestK, departments: all };
  if (!areTooFew(count, k)) return item('people', 'ok', { parameters });
  const blocked = item('people', 'blocked', { parameters });
  return count === 0 ? blocked : { ...blocked, text: 'campaigns:preflight.people.tooFew' };
}

function dates({ datesFault }: PreflightFacts): PreflightItem[] {
  return datesFault ? [item('dates', 'blocked')] : [];
}

function pack({ pack: { title, version, faults, welshSigned } }: PreflightFacts): PreflightItem {
  const parameters = { title, version };
  if (faults.length > 0) return item('pack', 'blocked', { parameters, entries: faults.map(same) });
  return item('pack', welshSigned ? 'ok' : 'attention', { parameters });
}

function email({ withoutEmail }: PreflightFacts): PreflightItem {
  return item('addresses', withoutEmail > 0 ? 'attention' : 'ok', { parameters: { count: withoutEmail } });
}

function departments({ k, departments: { all, never, likely } }: PreflightFacts): PreflightItem {
  const [poor = 0, usual = 0, good = 0] = likely;
  const parameters = { count: never.length, all, k, poor, usual, good };
  return item('departments', never.length > 0 ? 'attention' : 'ok', { parameters, entries: never });
}

function targets({ targets: { agreed, open, lastAgreedOn } }: PreflightFacts): PreflightItem {
  const parameters = { agreed, all: agreed + open.length, on: lastAgreedOn };
  if (parameters.all === 0) return { ...item('targets', 'ok'), text: 'campaigns:preflight.targets.none' };
  return item('targets', open.length > 0 ? 'attention' : 'ok', { parameters, entries: open });
}

function generalProfile({ generalProfile: families }: PreflightFacts): PreflightItem[] {
  if (families.length === 0) return [];
  const entries = families.map(({ family, people: count }) => same(`${family || '–'} (${count})`));
  return [item('generalProfile', 'attention', { parameters: { count: families.length }, entries })];
}

const same = (text: string): Words => ({ en: text, cy: text });
