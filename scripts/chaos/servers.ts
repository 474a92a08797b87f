import { once } from 'node:events';
import { Redis } from 'ioredis';

type Fault =
  | 'redis-killed'
  | 'redis-back-empty'
  | 'mariadb-stopped'
  | 'mariadb-killed'
  | 'mariadb-back'
  | 'suspended'
  | 'continued';

/** Asks scripts/chaos.mjs, whose own the private servers are, to do it; done when the promise is. */
export async function causeFault(fault: Fault): Promise<void> {
  if (!process.send) throw new Error('Start this with "npm run chaos": it brings servers of its own along.');
  process.send({ fault });
  const [answer] = (await once(process, 'message')) as [{ failed?: string }];
  if (answer.failed) throw new Error(`${fault}: ${answer.failed}`);
}

/** Everything that Redis knows, at once. */
export async function flushRedis(): Promise<void> {
  const redis = new Redis(process.env['REDIS_URL'] as string);
  try {
    await redis.flushall();
  } finally {
    redis.disconnect();
  }
}
