import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Lanes, type Run } from './lanes.service.js';

/** Lanes whose first one loses the database while it waits for its turn, and whose second has messages on the wire. */
function lanesOfTwo(events: string[]): { lanes: Lanes; run: Run } {
  const microBatch = {
    send: async () => {
      await sleep(50);
      events.push('the other lane’s messages have left');
      return [];
    },
  };
  const outcomes = { write: () => Promise.resolve() };
  const meter = { during: (work: () => Promise<number>) => work() };
  const pace = { lanes: 2 };
  const log = { warn: () => undefined };
  let lane = 0;
  const turns = {
    next: () => {
      lane += 1;
      return lane === 1 ? Promise.reject(new Error('connection lost')) : Promise.resolve([1, 2]);
    },
    went: () => Promise.resolve(),
    restSeconds: 0,
  };
  const all = [microBatch, outcomes, meter, pace, log] as unknown as ConstructorParameters<typeof Lanes>;
  const run = { batch: { id: 1 }, lease: {}, turns, stop: new AbortController() } as unknown as Run;
  return { lanes: new Lanes(...all), run };
}

describe('a batch whose turn can not be asked for', () => {
  it('is given back only when no lane has a message of it on the wire', async () => {
    const events: string[] = [];
    const { lanes, run } = lanesOfTwo(events);
    const going = lanes.go(run, () => Promise.resolve(true)).finally(() => events.push('given back'));
    await expect(going).rejects.toThrow('connection lost');
    expect(events).toEqual(['the other lane’s messages have left', 'given back']);
  });
});
