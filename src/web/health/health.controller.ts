import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Database } from '../../platform/database/database.js';
import { RedisConnection } from '../../platform/queue/redis.js';
import { Public } from '../security/allow.decorator.js';

/** For load balancers and Compose: `live` says the process runs, `ready` that it can serve. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnection,
  ) {}

  @Get('live')
  @Public()
  live(): object {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const answers = async (ask: Promise<boolean>) => ask.catch(() => false);
    const [database, redis] = await Promise.all([
      answers(this.database.answers()),
      answers(this.redis.answers()),
    ]);
    // Staff can answer without Redis (it holds sign-ins and rate limits only), so it is reported but not required.
    reply.status(database ? 200 : 503);
    return { status: database ? 'ready' : 'not-ready', database, redis };
  }
}
