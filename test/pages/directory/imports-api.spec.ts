import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { ApiKeys } from '../../../src/features/accounts/index.js';
import { DirectoryApiModule } from '../../../src/features/directory/api/directory-api.module.js';
import { WebModule } from '../../../src/web/web.module.js';
import { csvOf } from '../../support/staff-csv.js';
import { aTestApp } from '../../support/test-app.js';
import { multipartOf } from '../../support/upload.js';

const imports = '/api/v1/directory/imports';
const staff = csvOf([
  ['staff_number', 'first_name', 'last_name', 'email', 'department', 'department_cy'],
  ['1', 'Carys', 'Bevan', 'carys@northmoor.example', 'Council > Waste', 'Cyngor > Gwastraff'],
  ['2', 'Dafydd', 'Owen', 'carys@northmoor.example', 'Council > Waste', ''],
]);

describe('The API of the directory', () => {
  let app: NestFastifyApplication;
  let key: string;
  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, DirectoryApiModule]);
    const scopes = ['directory.import', 'directory.read'] as never[];
    ({ key } = await app.get(ApiKeys).create({ name: 'Nightly import', scopes }));
  });
  afterAll(async () => app?.close());

  async function ask(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object | string) {
    const csv = typeof payload === 'string';
    const type = payload && { 'content-type': csv ? 'text/csv' : 'application/json' };
    const headers = { authorization: `Bearer ${key}`, ...type };
    const reply = await app.inject({ method, url, headers, payload: payload as string });
    return { status: reply.statusCode, body: reply.json() };
  }

  it('reads a bare CSV body, shows the preview, lists rows and applies', async () => {
    const made = await ask('POST', imports, staff);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'ready',
      fileName: 'staff.csv',
      separator: '>',
      missing: [],
      counts: { rows: 2, new: 2, noted: 1, withoutEmail: 1, newDepartments: 2 },
      createdBy: 'Nightly import',
    });
    expect(made.body.columns[0]).toEqual({
      heading: 'staff_number',
      field: 'personId',
      because: 'recognised',
    });
    const { id } = made.body;
    expect((await ask('GET', `${imports}/${id}`)).body).toEqual(made.body);
    const rows = await ask('GET', `${imports}/${id}/rows?kind=noted`);
    expect(rows.body).toEqual({
      data: [
        {
          row: 3,
          personId: '2',
          name: 'Dafydd Owen',
          reasons: ['Same address as row 2, which keeps it; goes in without email'],
        },
      ],
      next: null,
    });
    const applied = await ask('POST', `${imports}/${id}/application`, { scope: 'whole' });
    expect(applied).toMatchObject({ status: 200, body: { state: 'applied', scope: 'whole' } });
    const again = await ask('POST', `${imports}/${id}/application`, { scope: 'whole' });
    expect(again).toMatchObject({ status: 409, body: { error: 'conflict' } });
    const departments = await ask('GET', '/api/v1/directory/departments');
    expect(departments.body.data).toMatchObject([
      { name: 'Council', nameCy: 'Cyngor', depth: 0, people: 0, total: 2 },
      { name: 'Waste', nameCy: 'Gwastraff', depth: 1, people: 2, total: 2 },
    ]);
  });

  it('reads a multipart form, takes columns for something else, and says what is wrong', async () => {
    const { type, body } = multipartOf({ fields: {}, fileName: 'people.csv', file: staff });
    const headers = { authorization: `Bearer ${key}`, 'content-type': type };
    const sent = await app.inject({ method: 'POST', url: imports, headers, payload: body });
    expect(sent.statusCode).toBe(201);
    const { id, counts } = sent.json();
    expect(counts).toMatchObject({ unchanged: 2, new: 0 });
    const columns = ['personId', 'name', null, 'email', 'department', null];
    const changed = await ask('PATCH', `${imports}/${id}`, { columns, separator: null });
    expect(changed).toMatchObject({ status: 200, body: { counts: { moved: 2 } } });
    const wrong = await ask('PATCH', `${imports}/${id}`, { columns: ['colour'] });
    expect(wrong).toMatchObject({ status: 422, body: { faults: [{ field: 'columns' }] } });
    const twice = await ask('PATCH', `${imports}/${id}`, { columns: ['name', 'name'] });
    expect(twice.status).toBe(422);
    const scope = await ask('POST', `${imports}/${id}/application`, {});
    expect(scope).toMatchObject({
      status: 422,
      body: { faults: [{ message: 'Say whether the file holds the whole staff or changes only.' }] },
    });
  });

  it.each([
    ['a JSON body', { some: 'thing' }],
    ['a spreadsheet', 'PK\u0003\u0004'],
  ])('refuses %s in words', async (_what, payload) => {
    const refused = await ask('POST', imports, payload);
    expect(refused.status).toBe(422);
    expect(refused.body.faults[0].message).toMatch(/Choose a file|spreadsheet/);
  });

  it('needs the scope', async () => {
    const { key: reader } = await app
      .get(ApiKeys)
      .create({ name: 'Reader', scopes: ['directory.read'] as never[] });
    const headers = { authorization: `Bearer ${reader}`, 'content-type': 'text/csv' };
    expect((await app.inject({ method: 'POST', url: imports, headers, payload: staff })).statusCode).toBe(
      403,
    );
  });
});
