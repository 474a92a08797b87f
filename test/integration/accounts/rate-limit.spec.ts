import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { createHash } from 'node:crypto';
import { Clock } from '../../../src/platform/clock.js';
import { RedisConnection } from '../../../src/platform/queue/redis.js';
import { RateLimit } from '../../../src/web/security/rate-limit.js';
import { aTestContext } from '../../support/test-app.js';

let now = new Date('2026-11-02T08:00:00Z');
const threeAMinute = { limit: 3, seconds: 60 };

describe('The rate limit', () => {
  let context: TestingModule;
  let limit: RateLimit;

  const hits = async (key: string, times: number) => {
    const verdicts = await Promise.all(
      Array.from({ length: times }, () => limit.hit('test', key, threeAMinute)),
    );
    return verdicts.filter(({ outcome }) => outcome === 'allowed').length;
  };

  beforeAll(async () => {
    context = await aTestContext(
      [{ module: class {}, providers: [RateLimit], exports: [RateLimit] }],
      [{ provide: Clock, useValue: { now: () => now } }],
    );
    limit = context.get(RateLimit, { strict: false });
    await context.get(RedisConnection).client.ping();
  });
  afterAll(async () => context?.close());

  it('lets exactly so many through, however many come at once', async () => {
    expect(await hits('burst', 50)).toBe(3);
    expect(await limit.hit('test', 'burst', threeAMinute)).toMatchObject({ outcome: 'limited' });
    expect(await hits('another', 2)).toBe(2);
  });

  it('forgets by itself: every counter in Redis has an end, and no key shows an address', async () => {
    await limit.hit('test', 'carys@northmoor.example', threeAMinute);
    const { client } = context.get(RedisConnection);
    const names = await client.keys('rate:*');
    expect(names.join()).not.toContain('carys');
    const ends = await Promise.all(names.map((name) => client.ttl(name)));
    expect(ends.every((seconds) => seconds > 0 && seconds <= 60)).toBe(true);
  });

  it('keeps nothing from which a key could be guessed without the server’s secret, however few keys there are', async () => {
    await limit.hit('test', '10.1.2.3', threeAMinute);
    const names = (await context.get(RedisConnection).client.keys('rate:*')).join();
    const encodings = ['base64url', 'base64', 'hex'] as const;
    for (const encoding of encodings)
      expect(names).not.toContain(createHash('sha256').update('10.1.2.3').digest(encoding));
    expect(names).not.toContain('10.1.2.3');
  });

  it('gives back what turned out to be no failure', async () => {
    expect(await hits('given back', 3)).toBe(3);
    await limit.takeBack('test', 'given back');
    expect(await hits('given back', 3)).toBe(1);
  });

  it('goes on counting in the process while Redis is away', async () => {
    context.get(RedisConnection).client.disconnect();
    expect(await hits('away', 50)).toBe(3);
    expect(await limit.hit('test', 'away', threeAMinute)).toEqual({
      outcome: 'limited',
      retryAfterSeconds: 60,
    });
    now = new Date(now.getTime() + 60_000);
    expect(await hits('away', 1)).toBe(1);
  });
});
