import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Configuration } from '../../platform/config/configuration.js';
import { hmac } from '../../platform/crypto/hashes.js';
import { RedisConnection } from '../../platform/queue/redis.js';

export interface Allowance {
  /** Hits allowed in one window. */
  limit: number;
  /** Length of the window, which starts with the first hit. */
  seconds: number;
}

export type RateVerdict = { outcome: 'allowed' } | { outcome: 'limited'; retryAfterSeconds: number };

interface Counted {
  hits: number;
  /** Milliseconds since 1970. */
  endsAt: number;
}

/** One script, so that no crash between counting and expiring can lock somebody out for ever. */
const countOne = `
  local hits = redis.call('INCR', KEYS[1])
  if hits == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
  return { hits, redis.call('TTL', KEYS[1]) }`;

const takeOneBack = `if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('DECR', KEYS[1]) end`;

/** Without Redis each process counts for itself, the newest so many keys. */
const remembered = 10_000;

/**
 * Counts hits in fixed windows, for all web processes together. Redis sees keys under the server's secret only: there
 * are too few network addresses, and far too few people, for a plain hash to hide one.
 */
@Injectable()
export class RateLimit {
  private readonly own = new Map<string, Counted>();

  constructor(
    private readonly redis: RedisConnection,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  /** Counts one hit. Count before the work, and `takeBack` what succeeded, so that a burst can't slip through. */
  async hit(bucket: string, key: string, { limit, seconds }: Allowance): Promise<RateVerdict> {
    const name = this.nameOf(bucket, key);
    const { hits, left } = await this.countInRedis(name, seconds).catch(() => this.countHere(name, seconds));
    if (hits <= limit) return { outcome: 'allowed' };
    return { outcome: 'limited', retryAfterSeconds: Math.max(1, left) };
  }

  /** Uncounts a hit that turned out to be none, such as a sign-in that succeeded. */
  async takeBack(bucket: string, key: string): Promise<void> {
    const name = this.nameOf(bucket, key);
    const counted = this.own.get(name);
    if (counted && counted.hits > 0) counted.hits -= 1;
    await this.redis.client.eval(takeOneBack, 1, name).catch(() => undefined);
  }

  private nameOf(bucket: string, key: string): string {
    const secret = hmac(this.configuration.secretKey, `rate|${bucket}|${key}`);
    return `rate:${bucket}:${secret.toString('base64url')}`;
  }

  private async countInRedis(name: string, seconds: number): Promise<{ hits: number; left: number }> {
    const [hits, left] = (await this.redis.client.eval(countOne, 1, name, seconds)) as [number, number];
    return { hits, left };
  }

  private countHere(name: string, seconds: number): { hits: number; left: number } {
    const now = this.clock.now().getTime();
    const known = this.own.get(name);
    const counted = known && known.endsAt > now ? known : { hits: 0, endsAt: now + seconds * 1_000 };
    counted.hits += 1;
    this.own.delete(name);
    this.own.set(name, counted);
    if (this.own.size > remembered) this.own.delete(this.own.keys().next().value as string);
    return { hits: counted.hits, left: Math.ceil((counted.endsAt - now) / 1_000) };
  }
}
