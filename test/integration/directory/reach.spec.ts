import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { theSystem } from '../../../src/features/audit/index.js';
import { DirectoryImports, DirectoryModule, People } from '../../../src/features/directory/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { asUpload, csvOf } from '../../support/staff-csv.js';
import { aTestContext } from '../../support/test-app.js';
import { emptyTables } from '../../support/test-database.js';

const top = ['Person id', 'Name', 'Email', 'Department', 'Mobile number', 'Postal address'];
const home = '12 High Street\nNorthmoor\nNM1 1AA';

describe('Mobile numbers and postal addresses of the directory', () => {
  let context: TestingModule;
  let imports: DirectoryImports;

  beforeAll(async () => {
    context = await aTestContext([DirectoryModule]);
    imports = context.get(DirectoryImports);
  });
  beforeEach(() => emptyTables(context.get(DataSource)));
  afterAll(async () => context?.close());

  async function staged(rows: string[][], headings = top) {
    const outcome = await imports.stage(asUpload(csvOf([headings, ...rows])), 'staff.csv', theSystem);
    if (outcome.outcome !== 'staged') throw new Error(outcome.reason);
    return imports.preview(outcome.id);
  }
  const apply = (id: number) => imports.apply(id, { scope: 'changes', confirmLeaving: false }, theSystem);
  const people = () =>
    context
      .get(Database)
      .query<object>(
        'SELECT external_id AS id, mobile, postal_address AS address FROM person ORDER BY external_id',
      );

  it('are recognised, come in as they are sent to, and are told apart from what stays the same', async () => {
    const rows = [
      ['1', 'Ann', '', 'Council', '07700 900 123', home],
      ['2', 'Bob', 'bob@a.example', 'Council', '', ''],
    ];
    const first = await staged(rows);
    expect(first.mapping.columns.slice(4)).toEqual(['mobile', 'postalAddress']);
    expect(first.counts).toMatchObject({ new: 2, noted: 1, withoutEmail: 1 });
    await apply(first.id);
    expect(await people()).toEqual([
      { id: '1', mobile: '+447700900123', address: home },
      { id: '2', mobile: null, address: null },
    ]);
    const again = await staged([['1', 'Ann', '', 'Council', '+44 7700 900123', 'Ann\n' + home], rows[1]!]);
    expect(again.counts).toMatchObject({ unchanged: 2, changed: 0 });
    const other = await staged([['1', 'Ann', '', 'Council', '07700 900 124', home], rows[1]!]);
    expect(other.counts).toMatchObject({ unchanged: 1, changed: 1 });
    const [ann] = await context
      .get(Database)
      .query<{ id: number }>("SELECT id FROM person WHERE external_id = '1'");
    expect(await context.get(People).postalAddresses([ann!.id, 999_999])).toEqual(
      new Map([[ann!.id, ['12 High Street', 'Northmoor', 'NM1 1AA']]]),
    );
  });

  it('that can not be used are listed by row, and their people come in without them', async () => {
    const preview = await staged([
      ['1', 'Ann', 'ann@a.example', 'Council', '01632 960 123', 'somewhere'],
      ['2', 'Bob', 'bob@a.example', 'Council', '07700 900123', 'no postcode, here'],
    ]);
    expect(preview.counts).toMatchObject({ new: 2, noted: 2, leftOut: 0 });
    const listed = await imports.listed(preview.id, 'noted', { offset: 0, limit: 10 });
    expect(listed.map(({ line, faults }) => [line, faults])).toEqual([
      [2, 'bad-mobile,bad-postal-address'],
      [3, 'bad-postal-address'],
    ]);
    await apply(preview.id);
    expect(await people()).toEqual([
      { id: '1', mobile: null, address: null },
      { id: '2', mobile: '+447700900123', address: null },
    ]);
  });

  it('stay where a later file does not have the columns', async () => {
    await apply((await staged([['1', 'Ann', '', 'Council', '07700 900123', home]])).id);
    const later = await staged([['1', 'Ann Other', '', 'Council']], top.slice(0, 4));
    expect(later.counts).toMatchObject({ changed: 1 });
    await apply(later.id);
    expect(await people()).toEqual([{ id: '1', mobile: '+447700900123', address: home }]);
  });

  it('may stand line by line', async () => {
    const headings = [...top.slice(0, 4), 'Address Line 1', 'Address line 2', 'Town', 'County', 'Post Code'];
    const preview = await staged(
      [['1', 'Ann', '', 'Council', 'Flat 2', '12 High Street', 'Northmoor', '', 'nm11aa']],
      headings,
    );
    expect(preview.mapping.columns.slice(4)).toEqual([
      'addressLine1',
      'addressLine2',
      'addressLine4',
      'addressLine5',
      'postcode',
    ]);
    await apply(preview.id);
    expect(await people()).toEqual([{ id: '1', mobile: null, address: `Flat 2\n${home}` }]);
  });
});
