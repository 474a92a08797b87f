import { Module, type ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { fastifyAdapter, prepareWebApp } from '../../src/web/web-app.js';
import { useTestDatabase } from './test-database.js';

export type Override = { provide: unknown; useValue: unknown };

export async function freshRedis(): Promise<void> {
  const redis = new Redis(process.env['REDIS_URL'] as string);
  await redis.flushdb();
  await redis.quit();
}

async function compile(modules: ModuleMetadata['imports'], overrides: Override[]): Promise<TestingModule> {
  await useTestDatabase();
  await freshRedis();
  @Module({ imports: [PlatformModule, ...(modules ?? [])] })
  class TestRoot {}
  const builder = Test.createTestingModule({ imports: [TestRoot] });
  for (const { provide, useValue } of overrides) builder.overrideProvider(provide).useValue(useValue);
  return builder.compile();
}

/** Services of the named feature modules against a real, empty database and Redis. Close it in afterAll with `?.`. */
export async function aTestContext(
  modules: ModuleMetadata['imports'],
  overrides: Override[] = [],
): Promise<TestingModule> {
  const context = await compile(modules, overrides);
  await context.init();
  return context;
}

/** The same with HTTP, cookies, forms and guards as in production; use `app.inject` of Fastify or `listen(0)`. */
export async function aTestApp(
  modules: ModuleMetadata['imports'],
  overrides: Override[] = [],
): Promise<NestFastifyApplication> {
  const context = await compile(modules, overrides);
  const app = context.createNestApplication<NestFastifyApplication>(fastifyAdapter(), {
    bufferLogs: true,
    bodyParser: false,
  });
  app.useLogger(false);
  await prepareWebApp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
