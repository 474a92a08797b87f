import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'csv-parse/sync';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { People } from '../../../src/features/directory/index.js';
import { DirectoryWebModule } from '../../../src/features/directory/web/directory-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aVisitor, signInAs, type SignedInClient } from '../../support/sign-in.js';
import { csvOf } from '../../support/staff-csv.js';
import { aTestApp } from '../../support/test-app.js';
import { multipartOf, uploadFrom } from '../../support/upload.js';

const script = '<script>alert(1)</script>';
const hostile = csvOf([
  ['Person id', 'Name', 'Email', 'Department', '=HYPERLINK("http://evil.example")', script],
  ['=1+1', `=cmd|' /C calc'!A0`, 'none', `${script} > "><img src=x onerror=alert(2)>`, '@SUM(1)', ''],
  ["1'; DROP TABLE person; -- ", '-2+3', '', `{{ 7 * 7 }} > Council`, '+1', '\t=1'],
]);

describe('A hostile staff file', () => {
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, DirectoryWebModule]);
    hr = await signInAs(app, 'hr');
  });
  afterAll(async () => app?.close());

  const upload = (fileName = 'staff.csv') =>
    uploadFrom(hr, '/directory/imports/new', { file: hostile, fileName });

  it('is shown as text on every page', async () => {
    const sent = await upload(`${script}.csv`);
    const preview = await hr.get(`${sent.location}?show=noted`);
    await hr.submit({ scope: 'changes' }, { form: '#application' });
    const pages = [preview, await hr.get(String(sent.location)), await hr.get('/directory')];
    for (const { html, $ } of pages) {
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
      expect($('[onerror]')).toHaveLength(0);
    }
    expect(pages[2]?.text).toContain('{{ 7 * 7 }}');
    expect(await app.get(People).count()).toBe(2);
  });

  it('starts no formula when its rows are downloaded', async () => {
    const sent = await upload('=1+1.csv');
    const file = await app.inject({ url: `${sent.location}/rows.csv`, headers: { cookie: hr.cookie } });
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.headers['content-disposition']).toBe('attachment; filename="rows-of--1-1.csv"');
    const rows: string[][] = parse(file.body, { bom: true });
    expect(rows).toHaveLength(3);
    for (const cell of rows.flat()) if (cell !== '+1') expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
    expect(rows[1]).toContain("'=1+1");
  });

  it('sent by a form that is not ours is not even read', async () => {
    const before = await app.get(Database).query('SELECT id FROM directory_import');
    const forged = await uploadFrom(hr, '/directory/imports/new', {
      file: hostile,
      fileName: 'staff.csv',
      token: 'forged',
    });
    expect(forged.status).toBe(403);
    expect(forged.$('h1').text()).toContain('open for too long');
    expect(await app.get(Database).query('SELECT id FROM directory_import')).toEqual(before);
  });

  it('is refused where the token stands in the address, which logs and other sites may see', async () => {
    const token = String((await hr.get('/directory/imports/new')).$('form[enctype] input[name=_csrf]').val());
    const { type, body } = multipartOf({ fields: {}, fileName: 'staff.csv', file: hostile });
    const headers = { cookie: hr.cookie, 'content-type': type };
    const url = `/directory/imports?_csrf=${encodeURIComponent(token)}`;
    expect((await app.inject({ method: 'POST', url, headers, payload: body })).statusCode).toBe(403);
  });

  it('is for HR alone', async () => {
    const leader = await signInAs(app, 'leader');
    for (const path of [
      '/directory',
      '/directory/imports/new',
      '/directory/imports/1',
      '/directory/imports/1/rows.csv',
    ]) {
      expect((await leader.get(path)).status).toBe(403);
      expect((await aVisitor(app).get(path)).location).toMatch(/^\/sign-in/);
    }
  });

  it('with a department in every row, wide rows and long cells stays within bounds', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => [
      String(n),
      'x'.repeat(n % 500),
      '',
      `Council > Department ${n} > Team ${n}`,
      ...Array.from({ length: 40 }, () => 'y'.repeat(20)),
    ]);
    const file = csvOf([
      ['Person id', 'Name', 'Email', 'Department', ...Array<string>(40).fill('Salary')],
      ...rows,
    ]);
    const sent = await uploadFrom(hr, '/directory/imports/new', { file, fileName: 'wide.csv' });
    expect(sent.status).toBe(303);
    const preview = await hr.get(String(sent.location));
    expect(preview.$('#counts').text().replace(/\s+/g, ' ')).toContain('New departments 6,001');
  });
});
