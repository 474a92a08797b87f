import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthModule } from '../../src/web/health/health.module.js';
import { Access } from '../../src/web/security/identity.js';
import { WebModule } from '../../src/web/web.module.js';
import { Global, Module } from '@nestjs/common';
import { aTestApp } from '../support/test-app.js';

@Global()
@Module({ providers: [{ provide: Access, useValue: { identify: async () => null } }], exports: [Access] })
class NobodySignedIn {}

describe('The health endpoints', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await aTestApp([NobodySignedIn, WebModule, HealthModule]);
  });
  afterAll(async () => app?.close());

  it('say that the process is live and that database and Redis answer', async () => {
    const live = await app.inject('/health/live');
    expect(live.json()).toEqual({ status: 'live' });
    const ready = await app.inject('/health/ready');
    expect(ready.json()).toEqual({ status: 'ready', database: true, redis: true });
  });
});
