import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import type { TestingModule } from '@nestjs/testing';
import { Test } from '@nestjs/testing';
import { writeSync } from 'node:fs';
import { isPermission } from '../../src/shared/permissions.js';
import { accessWord, routeTable, type Route } from '../../src/web/security/route-table.js';
import { WebAppModule } from '../../src/web-app.module.js';
import { useTestDatabase } from '../support/test-database.js';

describe('The routes of the web process', () => {
  let context: TestingModule;
  let routes: Route[];

  beforeAll(async () => {
    await useTestDatabase();
    context = await Test.createTestingModule({ imports: [WebAppModule] }).compile();
    routes = routeTable(context.get(ModulesContainer));
    const lines = routes.map(({ method, path, access }) => [
      method.padEnd(6),
      accessWord(access).padEnd(18),
      path,
    ]);
    writeSync(1, `${lines.map((line) => line.join(' ')).join('\n')}\n`);
  });
  afterAll(async () => context?.close());

  it('are all there, each once', () => {
    expect(routes.length).toBeGreaterThan(10);
    const addresses = routes.map(({ method, path }) => `${method} ${path}`);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  it('all say who may use them', () => {
    expect(routes.filter(({ access }) => !access)).toEqual([]);
    const unknown = routes.filter(({ access }) => {
      const word = accessWord(access);
      return !['public', 'signed-in'].includes(word) && !isPermission(word);
    });
    expect(unknown).toEqual([]);
  });

  it('below /api/ need a key or a session, except what describes the API itself', () => {
    const open = routes.filter(({ path, access }) => path.startsWith('/api/') && access?.public);
    expect(open.map(({ path }) => path)).toEqual(['/api/docs', '/api/openapi.json']);
  });
});
