import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { People } from '../../../src/features/directory/index.js';
import { DirectoryWebModule } from '../../../src/features/directory/web/directory-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { signInAs, type SignedInClient } from '../../support/sign-in.js';
import { csvOf } from '../../support/staff-csv.js';
import { aTestApp } from '../../support/test-app.js';
import { uploadFrom } from '../../support/upload.js';

const headings = ['Employee No.', 'Name', 'Work e-mail', 'Org unit path'];
const staff = [
  headings,
  ['1', 'Carys Bevan', 'carys@northmoor.example', 'Council > Waste'],
  ['2', 'Dafydd <b>Owen</b>', 'no address', 'Council > Waste'],
  ['', 'Nobody', 'n@northmoor.example', 'Council'],
];

describe('The import pages', () => {
  let app: NestFastifyApplication;
  let hr: SignedInClient;
  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, DirectoryWebModule]);
    hr = await signInAs(app, 'hr');
  });
  afterAll(async () => app?.close());

  const upload = (file: string | Buffer, fileName = 'staff.csv') =>
    uploadFrom(hr, '/directory/imports/new', { file, fileName });

  it('say what to do first where nobody is in the directory', async () => {
    const page = await hr.get('/directory');
    expect(page.heading).toBe('Directory');
    expect(page.text).toContain('Import a CSV file of your staff');
  });

  it('show what would happen, change a column, and apply, without changing anything before', async () => {
    const sent = await upload(csvOf(staff));
    expect(sent.status).toBe(303);
    const preview = await hr.get(String(sent.location));
    expect(preview.title).toContain('Check staff.csv before it is applied');
    expect(preview.$('#counts').text().replace(/\s+/g, ' ')).toContain('New people 2');
    expect(preview.$('#headings').text()).toContain('Department, or its whole path');
    expect(preview.$('#listed').text()).toContain('No person id');
    expect(preview.html).not.toContain('<b>Owen');
    expect(await app.get(People).count()).toBe(0);

    const noted = await hr.get(`${preview.path}?show=noted`);
    expect(noted.$('#listed').text()).toContain('not one that can be sent to');
    expect(noted.$('#listed').text()).toContain('Dafydd <b>Owen</b>');

    const withoutScope = await hr.submit({}, { form: '#application' });
    expect(withoutScope.status).toBe(422);
    expect(withoutScope.title).toMatch(/^Error: /);
    expect(withoutScope.text).toContain('Say whether the file holds the whole staff or changes only');

    const applied = await hr.submit({ scope: 'whole' }, { form: '#application' });
    expect(applied.status).toBe(303);
    const done = await hr.follow(applied);
    expect(done.heading).toBe('staff.csv was applied');
    expect(await app.get(People).count()).toBe(2);
    const directory = await hr.get('/directory');
    expect(directory.$('#departments').text()).toContain('Waste');
    expect(directory.text).toContain('1 of them can’t be sent an email');
  });

  it('ask for the columns when the headings are unknown, and read the rows again', async () => {
    const sent = await upload(
      csvOf([
        ['Colour', 'Shape', 'Size'],
        ['9', 'Council', 'x'],
      ]),
    );
    const preview = await hr.get(String(sent.location));
    expect(preview.title).toMatch(/^Error: /);
    expect(preview.text).toContain('Choose the column that holds the person id');
    expect(preview.$('#application')).toHaveLength(0);
    const twice = await hr.submit(
      { 'columns[0]': 'personId', 'columns[1]': 'personId' },
      { form: '#mapping' },
    );
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('“Person id” is chosen for two columns');
    await hr.get(preview.path);
    const remapped = await hr.submit(
      { 'columns[0]': 'personId', 'columns[1]': 'department' },
      { form: '#mapping' },
    );
    const again = await hr.follow(remapped);
    expect(again.status).toBe(200);
    expect(again.$('#counts').text().replace(/\s+/g, ' ')).toContain('New people 1');
  });

  it('ask again when more than one in ten would leave', async () => {
    const sent = await upload(csvOf(staff.slice(0, 2)));
    await hr.get(String(sent.location));
    const asked = await hr.submit({ scope: 'whole' }, { form: '#application' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('1 of 2 people would leave');
    expect(asked.$('input[name=scope]:checked').val()).toBe('whole');
    expect(await app.get(People).count()).toBe(2);
    const applied = await hr.submit({ confirmLeaving: 'yes' }, { form: '#application' });
    expect(applied.status).toBe(303);
    expect(await app.get(People).count()).toBe(1);
  });

  it.each([
    ['an empty file', '', 'The file is empty'],
    ['headings only', 'Staff number,Department\r\n', 'headings but no rows'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and more'), 'This is a spreadsheet file'],
    ['a web page', '<!DOCTYPE html><html></html>', 'This is a web page'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'no text that we can read',
    ],
    ['a letter', 'Dear all\r\nplease find attached\r\n', 'no table with columns'],
    [
      'an endless quote',
      `id,department\r\n1,"Council\r\n${'2,x\r\n'.repeat(30_000)}`,
      'Reading stopped at row 2',
    ],
  ])('say of %s what is wrong, and keep nothing', async (_what, file, message) => {
    const sent = await upload(file);
    expect(sent.status).toBe(422);
    expect(sent.$('.govuk-error-summary').text()).toContain(message);
    const rows = await app.get(Database).query("SELECT id FROM directory_import WHERE state = 'reading'");
    expect(rows).toEqual([]);
  });

  it('ask for a file when none was chosen', async () => {
    const sent = await upload('', '');
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Choose a file first');
  });

  it('throw away what was read when asked to', async () => {
    const sent = await upload(csvOf(staff));
    await hr.get(String(sent.location));
    expect((await hr.submit({}, { form: '#removal' })).location).toBe('/directory');
    expect((await hr.get(String(sent.location))).status).toBe(404);
  });

  it('speak Welsh', async () => {
    const sent = await upload(csvOf(staff));
    hr.cookies.set('language', 'cy');
    const preview = await hr.get(String(sent.location));
    hr.cookies.delete('language');
    expect(preview.heading).toBe('Gwiriwch staff.csv cyn ei rhoi ar waith');
    expect(preview.text).not.toMatch(/directory:|preview\.|faults\./);
  });
});
