import { Global, Module } from '@nestjs/common';
import { JobHandlers } from './job-handlers.js';
import { RedisConnection } from './redis.js';
import { WorkerHost } from './worker-host.js';

/** Web and worker: sessions and rate limits. */
@Global()
@Module({ providers: [RedisConnection], exports: [RedisConnection] })
export class RedisModule {}

/** Worker only. The web process never touches a queue: it writes what is due into the database. */
@Global()
@Module({ providers: [JobHandlers, WorkerHost], exports: [JobHandlers, WorkerHost] })
export class QueueModule {}
