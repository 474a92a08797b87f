import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Unavailable } from '../../platform/errors.js';
import { RedisConnection } from '../../platform/queue/redis.js';

export interface StoredSession {
  accountId: number;
  /** The account's session epoch when the session began. */
  epoch: number;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/** Only the hash of a session's secret is a key: reading Redis lets nobody in. */
const keyOf = (secret: string) => `session:${createHash('sha256').update(secret).digest('hex')}`;

/** Sessions in Redis, with their time to live. Throws `Unavailable` while Redis is away. */
@Injectable()
export class SessionsStore {
  constructor(private readonly redis: RedisConnection) {}

  async put(secret: string, session: StoredSession, seconds: number): Promise<void> {
    await this.ask(this.redis.client.set(keyOf(secret), JSON.stringify(session), 'EX', seconds));
  }

  async get(secret: string): Promise<StoredSession | null> {
    const found = await this.ask(this.redis.client.get(keyOf(secret)));
    return found ? (JSON.parse(found) as StoredSession) : null;
  }

  async keepFor(secret: string, seconds: number): Promise<void> {
    await this.ask(this.redis.client.expire(keyOf(secret), seconds));
  }

  async remove(secret: string): Promise<void> {
    await this.ask(this.redis.client.del(keyOf(secret)));
  }

  async mustAnswer(): Promise<void> {
    await this.ask(this.redis.answers());
  }

  private async ask<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return answer.catch(() => {
      throw new Unavailable('Sessions cannot be read while Redis is away.');
    });
  }
}
