import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { asUpload, csvOf } from '../../../test/support/staff-csv.js';
import { openStaffFile, type RawRow } from './staff-file.js';

async function read(content: string | Buffer, pieceLength?: number) {
  const table = await openStaffFile(asUpload(content, pieceLength));
  if (table.outcome !== 'table') throw new Error(table.reason);
  const rows: RawRow[] = [];
  for await (const batch of table.batches()) rows.push(...batch);
  return { headings: table.headings, rows, delimiter: table.delimiter, encoding: table.encoding() };
}

const headings = ['Staff number', 'Name', 'Department'];

/** Text that every encoding in question can hold, with what makes CSV hard. No accents that could be UTF-8 by chance. */
const cell = fc
  .array(fc.constantFrom(...'abcéêöñ,;|\t"\n/ 1>'.split('')), { maxLength: 12 })
  .map((letters) => letters.join('').trim());
const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

function encoded(text: string, encoding: (typeof encodings)[number]): Buffer {
  if (encoding === 'windows-1252' || encoding === 'utf-8') return iconv.encode(text, encoding);
  return iconv.encode(text, encoding === 'utf-8 with mark' ? 'utf-8' : encoding, { addBOM: true });
}

describe('A staff file', () => {
  it('is read the same with any delimiter, in any encoding, in pieces of any size', async () => {
    const row = fc.tuple(fc.stringMatching(/^[A-Z]\d{3}$/), cell, cell);
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          rows: fc.array(row, { minLength: 1, maxLength: 8 }),
          delimiter: fc.constantFrom(',', ';', '\t', '|'),
          encoding: fc.constantFrom(...encodings),
          pieceLength: fc.integer({ min: 1, max: 200 }),
        }),
        async ({ rows, delimiter, encoding, pieceLength }) => {
          const table = await read(encoded(csvOf([headings, ...rows], delimiter), encoding), pieceLength);
          expect(table.headings).toEqual(headings);
          expect(table.delimiter).toBe(delimiter);
          expect(table.rows).toEqual(rows.map((cells, index) => [index + 2, cells]));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('counts blank rows as spreadsheets do, and takes rows of any length', async () => {
    const { rows } = await read('\nStaff number,Name\n\n1,Carys,x\n,,\n2\n');
    expect(rows).toEqual([
      [4, ['1', 'Carys', 'x']],
      [6, ['2']],
    ]);
  });

  it('believes a line "sep=;"', async () => {
    const table = await read('sep=;\r\nStaff number;Name, first and last\r\n1;Bevan, Carys\r\n');
    expect(table).toMatchObject({ delimiter: ';', headings: ['Staff number', 'Name, first and last'] });
  });

  it('keeps quotes inside a cell', async () => {
    const { rows } = await read('id,name\n1,Dai "the post" Jones\n2,"Ann ""Annie"" Bevan"\n');
    expect(rows.map(([, cells]) => cells[1])).toEqual(['Dai "the post" Jones', 'Ann "Annie" Bevan']);
  });

  it('tells Windows-1252 from UTF-8 however late the first accent comes', async () => {
    const plain = `id,name\n${'1,Ann\n'.repeat(20_000)}`;
    const last = async (encoding: string) =>
      (await read(iconv.encode(`${plain}2,Siân`, encoding))).rows.at(-1);
    expect((await last('windows-1252'))?.[1]).toEqual(['2', 'Siân']);
    expect((await last('utf-8'))?.[1]).toEqual(['2', 'Siân']);
  });

  it('that broke off says so', async () => {
    async function* broken() {
      yield Buffer.from('id,name\n1,Ann\n');
      throw new Error('socket hang up');
    }
    expect(await openStaffFile(broken())).toMatchObject({ outcome: 'unreadable', reason: 'interrupted' });
  });
});
