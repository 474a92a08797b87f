import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt } from 'class-validator';
import { AccountsApiModule } from '../../../src/features/accounts/api/accounts-api.module.js';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { AccountsWebModule } from '../../../src/features/accounts/web/accounts-web.module.js';
import type { Permission } from '../../../src/shared/permissions.js';
import { checked } from '../../../src/web/api/checked.js';
import { Allow } from '../../../src/web/security/allow.decorator.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aVisitor, signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

class ThingDto {
  @ApiProperty({ description: 'How many', example: 3 })
  @IsInt({ message: 'count is a whole number' })
  count: number;
}

@ApiTags('Things')
@Controller('api/v1/things')
class ThingsController {
  @Get()
  @Allow('packs.read')
  index(): object {
    return { data: [], next: null };
  }

  @Post()
  @Allow('packs.edit')
  @ApiOperation({ summary: 'Make a thing' })
  create(@Body() body: ThingDto): object {
    return { made: checked(ThingDto, body).count };
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('The API', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await aTestApp([
      WebModule,
      AccountsAccessModule,
      AccountsWebModule,
      AccountsApiModule,
      ThingsModule,
    ]);
  });
  afterAll(async () => app?.close());

  const keyFor = async (...scopes: Permission[]) =>
    (await app.get(ApiKeys).create({ name: 'Test', scopes })).key;
  const ask = (url: string, key?: string, payload?: object) =>
    app.inject({
      method: payload ? 'POST' : 'GET',
      url,
      headers: key ? { authorization: `Bearer ${key}` } : {},
      ...(payload && { payload }),
    });

  it('knows a key and its scopes', async () => {
    const me = await ask('/api/v1/me', await keyFor('packs.read', 'audit.read'));
    expect(me.json()).toMatchObject({ kind: 'api-key', name: 'Test', scopes: ['audit.read', 'packs.read'] });
  });

  it('refuses no key, a wrong one, and one that was revoked, all in the same way', async () => {
    const { id, key } = await app.get(ApiKeys).create({ name: 'Old', scopes: ['packs.read'] });
    await app.get(ApiKeys).revoke(id);
    const replies = await Promise.all(
      [undefined, 'snd_wrong', 'nonsense', key].map((one) => ask('/api/v1/me', one)),
    );
    expect(replies.map((reply) => reply.statusCode)).toEqual([401, 401, 401, 401]);
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
    expect(replies[0]?.json()).toMatchObject({ error: 'signIn' });
  });

  it('lets a key do what its scopes say and no more', async () => {
    const key = await keyFor('packs.read');
    expect((await ask('/api/v1/things', key)).statusCode).toBe(200);
    const refused = await ask('/api/v1/things', key, { count: 3 });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ error: 'forbidden' });
  });

  it('names the fields that are wrong', async () => {
    const refused = await ask('/api/v1/things', await keyFor('packs.edit'), { count: 'three' });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      error: 'invalid',
      faults: [{ field: 'count', message: 'count is a whole number' }],
    });
  });

  it('lets a signed-in browser read but not write, and opens no page to a key', async () => {
    const hr = await signInAs(app, 'hr');
    expect((await hr.get('/api/v1/things')).status).toBe(200);
    expect((await hr.post('/api/v1/things', { count: 3 })).status).toBe(401);
    const key = await keyFor('accounts.manage');
    const page = await ask('/accounts', key);
    expect(page.headers.location).toContain('/sign-in');
  });

  it('describes itself for programs, without the pages', async () => {
    const document = (await ask('/api/openapi.json')).json();
    expect(Object.keys(document.paths)).toEqual(['/api/v1/me', '/api/v1/things']);
    expect(document.paths['/api/v1/things'].post).toMatchObject({
      'x-scope': 'packs.edit',
      summary: 'Make a thing',
    });
    expect(Object.keys(document.components.schemas)).toContain('ThingDto');
    expect(Object.keys(document.components.schemas)).not.toContain('SignInForm');
  });

  it('describes itself for people, without a script', async () => {
    const docs = await aVisitor(app).get('/api/docs');
    expect(docs.status).toBe(200);
    expect(docs.heading).toBe('Soundings API');
    expect(docs.text).toContain('Make a thing');
    expect(docs.text).toContain('curl -X POST http://127.0.0.1:3000/api/v1/things');
    expect(docs.$('style, [style], script:not([src])').length).toBe(0);
  });
});
