import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Global, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import { inProject } from '../../../src/platform/project-root.js';
import { page } from '../../../src/web/pages.js';
import { PublicPagesModule } from '../../../src/web/public-pages/public-pages.module.js';
import { Allow, Public } from '../../../src/web/security/allow.decorator.js';
import { Access, type Identity } from '../../../src/web/security/identity.js';
import type { Permission } from '../../../src/web/security/permissions.js';
import { PageRenderer } from '../../../src/web/templates/page-renderer.js';
import { WebModule } from '../../../src/web/web.module.js';
import { PageClient } from '../../support/page-client.js';
import { aTestApp } from '../../support/test-app.js';

const permissions: Record<string, Permission[]> = {
  hr: ['campaigns.read', 'directory.read', 'packs.read', 'results.read', 'communities.read'],
  leader: ['results.read', 'communities.read'],
  administrator: ['accounts.manage', 'api-keys.manage'],
};

/** Whoever the `role` cookie names is signed in. */
const byCookie = {
  async identify(request: FastifyRequest): Promise<Identity | null> {
    const role = request.cookies['role'];
    if (!role) return null;
    const may = new Set(permissions[role]);
    return {
      kind: 'account',
      id: 1,
      name: 'Siân Bevan',
      role,
      permissions: may,
      departmentIds: null,
    } as Identity;
  },
};

@Controller()
class Sample {
  @Get('campaigns/:id')
  @Allow('signed-in')
  show() {
    return page('pages/web/sample.njk', { values: {} });
  }

  @Get('staff')
  @Allow('signed-in')
  staff() {
    return page('pages/web/sample.njk', { values: {}, audience: 'staff' });
  }

  @Post('campaigns')
  @Public()
  create() {
    const faults = [
      { field: 'contact.email', message: 'Enter an email address' },
      { field: 'departmentIds.1', message: 'Choose a department that exists' },
    ];
    const values = { email: '<sian@', departmentIds: ['2'], k: 20 };
    return page('pages/web/sample.njk', { faults, values, languageBack: '/campaigns/new' }, { status: 422 });
  }
}

@Global()
@Module({ providers: [{ provide: Access, useValue: byCookie }], exports: [Access] })
class AnybodySignedIn {}

@Module({ controllers: [Sample] })
class SampleModule {}

/** The sample page uses every kind of field, and isn't shipped. */
function readTemplatesOfTests(app: NestFastifyApplication): void {
  const loader = Object.assign(new nunjucks.FileSystemLoader(inProject('test')), { cache: {} });
  const { environment } = app.get(PageRenderer) as unknown as { environment: { loaders: unknown[] } };
  environment.loaders.push(loader);
}

describe('The frame of every page', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await aTestApp([AnybodySignedIn, WebModule, PublicPagesModule, SampleModule]);
    readTemplatesOfTests(app);
  });
  afterAll(async () => app?.close());

  const as = (role: string): PageClient => {
    const client = new PageClient(app);
    client.cookies.set('role', role);
    return client;
  };

  it.each([
    ['hr', ['Campaigns', 'Directory', 'Question packs', 'Results', 'Communities']],
    ['leader', ['Results', 'Communities']],
    ['administrator', ['Accounts', 'API keys']],
  ])('offers %s what the role may use', async (role, names) => {
    const { $ } = await as(role).get('/campaigns/12');
    expect(
      $('.app-navigation a')
        .map((_, link) => $(link).text())
        .get(),
    ).toEqual(names);
    expect($('form[action="/sign-out"]').text()).toContain('Siân Bevan');
  });

  it('marks where one is, and shows staff no service navigation', async () => {
    const hr = as('hr');
    expect((await hr.get('/campaigns/12')).$('[aria-current=true]').first().text()).toBe('English');
    expect(hr.page.$('.app-navigation [aria-current=true]').text()).toBe('Campaigns');
    const { $ } = await hr.get('/staff');
    expect($('.app-navigation, form[action="/sign-out"]')).toHaveLength(0);
  });

  it('switches the language, stays on the page with its query, and remembers it', async () => {
    const client = new PageClient(app);
    await client.get('/cookies?from=footer');
    const switched = await client.submit({ language: 'cy' }, { form: '.app-language' });
    expect([switched.status, switched.location]).toEqual([303, '/cookies?from=footer']);
    const { $, heading, title } = await client.follow(switched);
    expect([$('html').attr('lang'), heading, title]).toEqual(['cy', 'Cwcis', 'Cwcis - Soundings']);
    expect((await client.get('/accessibility')).heading).toBe('Datganiad hygyrchedd');
  });

  it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example'])(
    'does not let the language switch lead to %s',
    async (back) => {
      const client = new PageClient(app);
      await client.get('/cookies');
      expect((await client.post('/language', { language: 'cy', back })).location).toBe('/');
    },
  );

  it('lists faults, marks the title and the fields, and keeps what was typed', async () => {
    const client = new PageClient(app);
    await client.get('/cookies');
    const { $, status, title } = await client.post('/campaigns');
    expect([status, title]).toEqual([422, 'Error: New campaign - Soundings']);
    const links = $('.govuk-error-summary a')
      .map((_, link) => $(link).attr('href'))
      .get();
    expect(links).toEqual(['#contact.email', '#departmentIds']);
    const email = $('[id="contact.email"]');
    expect([email.val(), email.attr('aria-invalid')]).toEqual(['<sian@', 'true']);
    expect($(`[id="${email.attr('aria-describedby')?.split(' ').at(-1)}"]`).text()).toBe(
      'Error: Enter an email address',
    );
    expect($('[name="departmentIds[]"]:checked').val()).toBe('2');
    expect($('fieldset[aria-describedby~="departmentIds-error"]')).toHaveLength(1);
    expect($('[name=k]:checked').val()).toBe('20');
    expect($('.app-language [name=back]').val()).toBe('/campaigns/new');
  });

  it('allows scripts, styles and forms of our own only', async () => {
    const { headers, html } = await new PageClient(app).get('/accessibility');
    expect(headers['content-security-policy']).toContain(
      "default-src 'none';script-src 'self';style-src 'self'",
    );
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['cache-control']).toBe('no-store');
    expect(html).not.toMatch(/<script(?![^>]+src=)|\sstyle=|\son[a-z]+=/);
  });

  it('loads the colour of the organisation from a sheet of its own', async () => {
    const { $ } = await new PageClient(app).get('/cookies');
    const sheet = $('link[href^="/accent.css"]').attr('href') as string;
    const reply = await app.inject(sheet);
    expect(reply.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(reply.body).toBe(':root{--accent:#0b5568}');
  });
});
