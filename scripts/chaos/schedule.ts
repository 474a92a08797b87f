import { Dice } from '../demo/random.js';
import type { ChaosOptions } from './options.js';

export type EventKind =
  | 'worker-killed'
  | 'all-workers-killed'
  | 'worker-stopped'
  | 'machine-suspended'
  | 'redis-flushed'
  | 'redis-lost'
  | 'mariadb-restarted'
  | 'mariadb-killed';

/** Something that happens once so many messages have reached the mail server. */
export interface ChaosEvent {
  kind: EventKind;
  afterMessages: number;
  /** Which worker, where it is one. */
  worker: number;
  /** For how long it is gone or still, in milliseconds. */
  milliseconds: number;
}

const oneOfEach: EventKind[] = [
  'worker-killed',
  'all-workers-killed',
  'worker-stopped',
  'machine-suspended',
  'redis-flushed',
  'redis-lost',
  'mariadb-restarted',
  'mariadb-killed',
];
const furtherKills = 4;

const beyondTheLease = new Set<EventKind>(['worker-stopped', 'machine-suspended']);
const outages = new Set<EventKind>(['redis-lost', 'mariadb-restarted', 'mariadb-killed']);

/** The same seed gives the same schedule. The first event comes early, the last while a tenth is still to be sent. */
export function scheduleOf({ seed, messages, workers, lease, short }: ChaosOptions): ChaosEvent[] {
  const dice = new Dice(seed);
  const further = short ? 0 : furtherKills;
  const kinds = shuffled([...oneOfEach, ...Array<EventKind>(further).fill('worker-killed')], dice);
  const gap = (messages * 0.9) / kinds.length;
  return kinds.map((kind, at) => ({
    kind,
    afterMessages: Math.floor(gap * (at + 0.1 + 0.8 * dice.next())),
    worker: Math.floor(dice.next() * workers),
    milliseconds: Math.round(1_000 * secondsOf(kind, { lease, short }, dice)),
  }));
}

function secondsOf(kind: EventKind, { lease, short }: Pick<ChaosOptions, 'lease' | 'short'>, dice: Dice) {
  if (beyondTheLease.has(kind)) return lease + 1 + 2 * dice.next();
  if (short) return 0.5 * dice.next();
  return outages.has(kind) ? 1 + 7 * dice.next() : 1.5 * dice.next();
}

function shuffled<Item>(items: Item[], dice: Dice): Item[] {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(dice.next() * (at + 1));
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}

/** How many processes may each have had so many messages in flight. Redis holds no truth, so it may cost none. */
export function processesHit(kind: EventKind, workers: number): number {
  if (kind.startsWith('redis-')) return 0;
  return kind === 'worker-killed' || kind === 'worker-stopped' ? 1 : workers;
}
