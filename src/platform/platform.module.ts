import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { Log } from './logging/log.js';
import { RedisModule } from './queue/queue.module.js';
import { Random } from './random.js';

/** What every process has: settings, database, Redis, clock, randomness and the log. */
@Global()
@Module({
  imports: [ConfigModule, DatabaseModule, RedisModule],
  providers: [Clock, Random, Log],
  exports: [Clock, Random, Log],
})
export class PlatformModule {}
