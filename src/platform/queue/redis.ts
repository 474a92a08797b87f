import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Configuration } from '../config/configuration.js';

const retryStrategy = (times: number) => Math.min(times * 200, 2_000);

/** The connection for sessions and rate limits: it fails at once while Redis is away instead of piling up. */
@Injectable()
export class RedisConnection implements OnApplicationShutdown {
  readonly client: Redis;

  constructor(configuration: Configuration) {
    this.client = new Redis(configuration.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      lazyConnect: true,
      // A Redis that hangs is as good as away; nobody waits longer for a page.
      commandTimeout: 3_000,
      retryStrategy,
    });
    // Without a listener ioredis prints every failed try; the health page says whether Redis answers.
    this.client.on('error', () => undefined);
    void this.client.connect().catch(() => undefined);
  }

  async answers(): Promise<boolean> {
    return (await this.client.ping()) === 'PONG';
  }

  onApplicationShutdown(): void {
    this.client.disconnect();
  }
}

/** BullMQ wants connections of its own, which wait for Redis for ever. */
export function queueConnection(configuration: Configuration): Redis {
  const connection = new Redis(configuration.redisUrl, { maxRetriesPerRequest: null, retryStrategy });
  connection.on('error', () => undefined);
  return connection;
}
