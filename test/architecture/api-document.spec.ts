import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiDocsView, type EndpointView } from '../../src/web/api/api-docs.view.js';
import { ApiDocument } from '../../src/web/api/api-document.js';
import { WebAppModule } from '../../src/web-app.module.js';
import { aTestApp } from '../support/test-app.js';

describe('The description of the API', () => {
  let app: NestFastifyApplication;
  let endpoints: EndpointView[];

  beforeAll(async () => {
    app = await aTestApp([WebAppModule]);
    endpoints = apiDocsView(app.get(ApiDocument, { strict: false }).get()).tags.flatMap(
      (tag) => tag.endpoints,
    );
  });
  afterAll(async () => app?.close());

  const failing = (fits: (endpoint: EndpointView) => boolean) =>
    endpoints.filter((endpoint) => !fits(endpoint)).map(({ method, path }) => `${method} ${path}`);

  it('says of every request, in words, what it is for', () => {
    expect(failing(({ summary }) => / /.test(summary))).toEqual([]);
  });

  it('names the scope of every request', () => {
    expect(failing(({ scope }) => /^([\w-]+\.[\w-]+|signed-in)$/.test(scope))).toEqual([]);
  });

  it('explains every parameter and every field of a body', () => {
    const explained = (fields: { about: string }[]) => fields.every(({ about }) => about.length > 0);
    expect(failing(({ parameters, body }) => explained(parameters) && explained(body?.fields ?? []))).toEqual(
      [],
    );
  });

  it('shows an example of every body that writes and of every good reply', () => {
    expect(failing(({ body }) => !body || body.example.length > 2)).toEqual([]);
    const hasExample = ({ responses }: EndpointView) =>
      responses.some(
        ({ status, example }) => status === '204' || (/^2/.test(status) && example && example !== '{}'),
      );
    expect(failing(hasExample)).toEqual([]);
  });
});
