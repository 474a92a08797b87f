import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Global, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import * as cheerio from 'cheerio';
import { Conflict, Forbidden, Invalid, NotFound, Unavailable } from '../../../src/platform/errors.js';
import { Allow, Public } from '../../../src/web/security/allow.decorator.js';
import { Access } from '../../../src/web/security/identity.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aTestApp } from '../../support/test-app.js';

const secret = 'SELECT secret FROM vault';
const thrown: Record<string, () => Error> = {
  missing: () => new NotFound('There is no campaign with this number.'),
  closed: () => new Forbidden('Only HR can do this.'),
  changed: () => new Conflict('Somebody else launched it a minute ago.'),
  faulty: () =>
    new Invalid('The pack has a fault.', [{ field: '/areas/0', message: 'Area 1 has no Welsh title.' }]),
  away: () => new Unavailable('Redis is away'),
  refused: () => Object.assign(new Error(secret), { code: 'ECONNREFUSED' }),
  broken: () => new TypeError(secret),
};

@Controller()
class Trouble {
  @Get('closed-to-strangers')
  @Allow('signed-in')
  closed(): object {
    return {};
  }

  @Post('note')
  @Public()
  note(@Body() body: object): object {
    return body;
  }
}

for (const [kind, error] of Object.entries(thrown)) {
  for (const path of [`fail/${kind}`, `api/v1/fail/${kind}`]) {
    const name = path.replace(/\W/g, '_');
    Object.defineProperty(Trouble.prototype, name, {
      value: () => {
        throw error();
      },
    });
    const descriptor = Object.getOwnPropertyDescriptor(Trouble.prototype, name) as PropertyDescriptor;
    Get(path)(Trouble.prototype, name, descriptor);
    Public()(Trouble.prototype, name, descriptor);
  }
}

@Global()
@Module({ providers: [{ provide: Access, useValue: { identify: async () => null } }], exports: [Access] })
class NobodySignedIn {}

@Module({ controllers: [Trouble] })
class TroubleModule {}

describe('A page that says what went wrong', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await aTestApp([NobodySignedIn, WebModule, TroubleModule]);
  });
  afterAll(async () => app?.close());

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

  it.each([
    ['missing', 404, 'There is no campaign with this number.'],
    ['closed', 403, 'Only HR can do this.'],
    ['changed', 409, 'Somebody else launched it a minute ago.'],
    ['faulty', 422, 'Area 1 has no Welsh title.'],
    ['away', 503, 'Try again in a few minutes.'],
    ['refused', 503, 'Try again in a few minutes.'],
    ['broken', 500, 'This is a fault of the service, not of yours.'],
  ])('tells of %s with status %i, in words and without what happened inside', async (kind, status, words) => {
    const reply = await get(`/fail/${kind}`);
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(cheerio.load(reply.body)('main').text()).toContain(words);
    expect(reply.body).not.toMatch(/SELECT|TypeError|node_modules|\.ts:|at .*\(/);
  });

  it.each(Object.keys(thrown))('tells a program of %s as JSON with the same words', async (kind) => {
    const [html, reply] = [await get(`/fail/${kind}`), await get(`/api/v1/fail/${kind}`)];
    expect(reply.statusCode).toBe(html.statusCode);
    expect(reply.json().message).toBe(cheerio.load(html.body)('main .app-lede').text());
    expect(reply.body).not.toMatch(/SELECT|TypeError|stack/);
  });

  it('says when to try again while something is away', async () => {
    expect((await get('/fail/away')).headers['retry-after']).toBe('60');
  });

  it('shows unknown addresses in the language that was chosen', async () => {
    const english = cheerio.load((await get('/no/such/page')).body);
    expect(english('h1').text()).toBe('Page not found');
    const reply = await get('/no/such/page', { cookie: 'language=cy' });
    const welsh = cheerio.load(reply.body);
    expect(reply.statusCode).toBe(404);
    expect(welsh('html').attr('lang')).toBe('cy');
    expect(welsh('h1').text()).toBe('Heb ddod o hyd i’r dudalen');
    expect(welsh('header').text()).toContain('Cyngor Northmoor');
  });

  it('answers unknown addresses of the API with JSON', async () => {
    const reply = await get('/api/v1/nothing');
    expect([reply.statusCode, reply.json().error]).toEqual([404, 'notFound']);
  });

  it('leads strangers to the sign-in page and back afterwards', async () => {
    const reply = await get('/closed-to-strangers?page=2');
    expect([reply.statusCode, reply.headers.location]).toEqual([
      303,
      '/sign-in?next=%2Fclosed-to-strangers%3Fpage%3D2',
    ]);
  });

  it('refuses a form whose token is missing or old, with status 403', async () => {
    const reply = await app.inject({ method: 'POST', url: '/note', payload: { text: 'typed' } });
    const $ = cheerio.load(reply.body);
    expect(reply.statusCode).toBe(403);
    expect($('h1').text()).toBe('This page was open for too long');
    expect($('input[name=back]').attr('value')).toBe('/');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'too long', `text=${'x'.repeat(300_000)}`, 413],
    ['application/x-other', 'unknown', 'x', 415],
    ['application/json', 'broken', '{"a":', 400],
  ])('answers a body of type %s that is %s with a page', async (...[type, , payload, status]) => {
    const headers = { 'content-type': type };
    const reply = await app.inject({ method: 'POST', url: '/note', headers, payload });
    expect(reply.statusCode).toBe(status);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(cheerio.load(reply.body)('h1')).toHaveLength(1);
  });

  it.each(['/%', '/%E0%A4%A', `/fail/${'x'.repeat(300)}`])(
    'answers the malformed address %s with a page',
    async (url) => {
      const reply = await get(url);
      expect([400, 404, 414]).toContain(reply.statusCode);
      expect(reply.headers['content-type']).toContain('text/html');
      expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  it('survives cookies that nobody can read', async () => {
    const reply = await get('/no/such/page', { cookie: 'language=%E0%A4%A; _form=;;=; \u0001=x' });
    expect(reply.statusCode).toBe(404);
  });
});
