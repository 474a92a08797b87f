import { setTimeout as sleep } from 'node:timers/promises';
import { everybody, type Permit } from '../permits.store.js';
import { microBatchSize } from '../rules/batch-plan.js';
import { groupUnder, limitOfDomain, type Pace } from '../rules/pace.js';
import type { OpenBatch } from '../sending.store.js';
import type { MayGoOn, RunTurns } from './run-turns.js';

export interface Asking {
  ask(bucket: string, messages: number): Promise<Permit>;
  giveBack(messages: number): Promise<void>;
  /** Whether other batches could have the place of this one. */
  othersWait(): Promise<boolean>;
}

/** Messages of a run to one domain; under `everybody` those to domains that have no limit. */
interface Group {
  bucket: string;
  positions: number[];
  /** How many go together. */
  size: number;
  /** Not before; by a clock that never jumps. */
  from: number;
}

type Leave = 'granted' | 'later' | 'never';

/** Waits are cut into pieces of so many milliseconds, so that stopping is heard. */
const slice = 1_000;
/** After so long of nothing but domains that have had enough, a run makes room where other batches wait. */
const patience = 2_000;
const shortRest = 1;
const longRest = 5;

/**
 * A background run under limits: goes round its domains, takes small groups, and asks for the turn of each: first of
 * the domain, then of all messages. The limit of all messages is waited for, since other batches could not go either.
 */
export class LimitedTurns implements RunTurns {
  restSeconds = 0;
  private readonly groups: Group[];
  private patientUntil?: number;

  constructor(
    batch: OpenBatch,
    private readonly pace: Pace,
    private readonly asking: Asking,
  ) {
    this.groups = groupsOf(batch, pace);
  }

  async next(mayGoOn: MayGoOn): Promise<readonly number[] | null> {
    while ((await mayGoOn()) && !(await this.makesRoom())) {
      const group = this.groups.find(
        ({ positions, from }) => positions.length > 0 && from <= performance.now(),
      );
      if (!group) {
        if (!(await this.waitForDomains(mayGoOn))) return null;
        continue;
      }
      // Whoever asks next begins with another domain.
      this.groups.push(...this.groups.splice(this.groups.indexOf(group), 1));
      const taken = group.positions.splice(0, group.size);
      const leave = await this.leaveFor(group, taken.length, mayGoOn);
      if (leave === 'granted') return taken;
      group.positions.unshift(...taken);
      if (leave === 'never') return null;
    }
    return null;
  }

  async went(positions: readonly number[], sent: number): Promise<void> {
    await this.asking.giveBack(positions.length - sent);
  }

  private async leaveFor(group: Group, messages: number, mayGoOn: MayGoOn): Promise<Leave> {
    let wait = 0;
    if (group.bucket !== everybody) {
      const permit = await this.asking.ask(group.bucket, messages);
      if (permit.outcome !== 'granted') return this.later(group, permit);
      wait = permit.waitMilliseconds;
    }
    if (this.pace.perMinute === null && this.pace.perDay === null)
      return (await rest(wait, mayGoOn)) ? 'granted' : 'never';
    return this.leaveOfAll({ group, messages, wait }, mayGoOn);
  }

  private async leaveOfAll(
    { group, messages, wait }: { group: Group; messages: number; wait: number },
    mayGoOn: MayGoOn,
  ): Promise<Leave> {
    let permit = await this.asking.ask(everybody, messages);
    while (permit.outcome === 'later') {
      if (!(await rest(permit.waitMilliseconds, mayGoOn))) return 'never';
      permit = await this.asking.ask(everybody, messages);
    }
    if (permit.outcome === 'day-used') return this.onlyFewLeft(group, permit.left);
    if (await rest(Math.max(wait, permit.waitMilliseconds), mayGoOn)) return 'granted';
    await this.asking.giveBack(messages);
    return 'never';
  }

  /** The last of the day go one by one. */
  private onlyFewLeft(group: Group, left: number): Leave {
    if (left <= 0) return 'never';
    for (const one of this.groups) one.size = 1;
    group.from = 0;
    return 'later';
  }

  private later(group: Group, permit: Permit): Leave {
    group.from = performance.now() + (permit.outcome === 'later' ? permit.waitMilliseconds : 0);
    return 'later';
  }

  /** @returns false where nothing is left, or it is better to give the batch back */
  private async waitForDomains(mayGoOn: MayGoOn): Promise<boolean> {
    const waiting = this.groups.filter(({ positions }) => positions.length > 0);
    if (waiting.length === 0) return false;
    const wait = Math.min(...waiting.map(({ from }) => from)) - performance.now();
    if (wait > patience && (await this.asking.othersWait())) {
      this.restSeconds = Math.max(Math.ceil(wait / 1_000), longRest);
      return false;
    }
    return rest(wait, mayGoOn);
  }

  private async makesRoom(): Promise<boolean> {
    if (this.groups.some(({ bucket, positions }) => bucket === everybody && positions.length > 0))
      return false;
    this.patientUntil ??= performance.now() + patience;
    if (performance.now() < this.patientUntil) return false;
    this.patientUntil = undefined;
    if (!(await this.asking.othersWait())) return false;
    this.restSeconds = Math.max(this.restSeconds, shortRest);
    return true;
  }
}

function groupsOf({ positions, domains }: OpenBatch, pace: Pace): Group[] {
  const groups = new Map<string, Group>();
  const size = (limit: number | null) => (limit === null ? microBatchSize : groupUnder(limit));
  for (const [at, position] of positions.entries()) {
    const limit = domains[at] === '' ? null : limitOfDomain(pace, domains[at]!);
    const bucket = limit === null ? everybody : domains[at]!;
    const group = groups.get(bucket);
    if (group) group.positions.push(position);
    else {
      const together = Math.min(size(limit), size(pace.perMinute));
      groups.set(bucket, { bucket, positions: [position], size: together, from: 0 });
    }
  }
  return [...groups.values()];
}

/** @returns whether to go on afterwards */
async function rest(milliseconds: number, mayGoOn: MayGoOn): Promise<boolean> {
  const end = performance.now() + milliseconds;
  for (let left = milliseconds; left > 0; left = end - performance.now()) {
    await sleep(Math.min(left, slice));
    if (!(await mayGoOn())) return false;
  }
  return true;
}
