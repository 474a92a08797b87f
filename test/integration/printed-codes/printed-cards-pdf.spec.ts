import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensurePdfReader } from '../../../scripts/bootstrap/install-pdf-reader.mjs';
import type { CampaignSummary } from '../../../src/features/campaigns/index.js';
import { groupCards } from '../../../src/features/printed-codes/rules/card-groups.js';
import type { PrintedCard } from '../../../src/features/printed-codes/printed-codes-sheets.service.js';
import { cardsPdf, type CardsFile } from '../../../src/features/printed-codes/web/printed-cards.pdf.js';
import { aPlan } from '../../support/a-campaign.js';
import { pagesOf } from '../../support/printed-cards.js';

const aCard = (number: number, changes: Partial<PrintedCard> = {}): PrintedCard => ({
  participantId: number,
  name: `Carys Llŷr-Ŵyn ${number}`,
  language: 'cy',
  workplace: 'Northmoor Depot',
  departmentId: 1,
  department: 'Waste Operations',
  departmentCy: 'Gweithrediadau Gwastraff',
  code: `7K3MQ0AB${String(number).padStart(4, '0')}`,
  ...changes,
});

const aFile = (cards: PrintedCard[], changes: Partial<CardsFile> = {}): CardsFile => ({
  campaign: { id: 1, ...aPlan(1, { closesOn: '2026-11-27' }) } as CampaignSummary,
  minutes: 10,
  publicUrl: 'https://skills.northmoor.example',
  sheetId: 12,
  madeAt: new Date('2026-11-10T09:00:00Z'),
  edition: 'normal',
  replaces: false,
  withNotes: true,
  groups: groupCards(cards),
  organisation: { en: 'Northmoor Council', cy: 'Cyngor Northmoor' },
  accent: '#0b5568',
  language: 'en',
  ...changes,
});

async function drawn(file: CardsFile): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of cardsPdf(file)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('A file of cards', () => {
  it('comes piece by piece, and drawing stops when nobody takes it any more', async () => {
    const pieces = cardsPdf(aFile(Array.from({ length: 300 }, (_, at) => aCard(at))));
    const first = await pieces.next();
    expect(String((first.value as Buffer).subarray(0, 8))).toBe('%PDF-1.7');
    expect((first.value as Buffer).length).toBeLessThan(60_000);
    await pieces.return(undefined);
    expect((await pieces.next()).done).toBe(true);
  });

  it('asks the printer never to put two people on one sheet', async () => {
    const simplex = (await drawn(aFile([aCard(1)]))).toString('latin1');
    expect(simplex).toContain('/Duplex /Simplex');
    expect(simplex).toContain('/Lang (en)');
    const large = (await drawn(aFile([aCard(1)], { edition: 'large' }))).toString('latin1');
    expect(large).toContain('/Duplex /DuplexFlipLongEdge');
  });
});

const reader = await ensurePdfReader();
if ('because' in reader) process.stdout.write(`Printed cards are not read back: ${reader.because}.\n`);
const whereReadable = 'because' in reader ? describe.skip : describe;

whereReadable('Read back', () => {
  let pages: string[];
  const cards = [
    aCard(1),
    aCard(2, { name: 'Tom Reed', language: 'en' }),
    aCard(3, {
      name: 'Ann Hill',
      workplace: '',
      departmentId: 2,
      department: 'Cleaning',
      departmentCy: null,
    }),
  ];

  beforeAll(async () => {
    pages = await pagesOf(await drawn(aFile(cards)));
  });

  it('has a note in front of each pack and a sheet for each person', () => {
    expect(pages).toHaveLength(5);
    expect(pages[0]).toContain(
      'For the supervisor Northmoor Depot · Waste Operations 2 sealed cards follow.',
    );
    expect(pages[0]).toContain('I’r goruchwyliwr Northmoor Depot · Gweithrediadau Gwastraff');
    expect(pages[0]).toContain('Don’t ask who has answered, or what.');
    expect(pages[3]).toContain('Cleaning 1 sealed card follows.');
    for (const { name } of cards) {
      expect(pages[0]).not.toContain(name);
      expect(pages[3]).not.toContain(name);
    }
    expect(pages[0]).not.toContain('7K3M');
  });

  it('says on each card whose it is, where to go, the code, and the promise with the real k', () => {
    const english = pages[2] as string;
    for (const text of [
      'Northmoor Council',
      'Tom Reed',
      'Waste Operations',
      'Northmoor Depot',
      'skills.northmoor.example/c',
      '7K3M-Q0AB-0002',
      'Autumn survey 2026',
      'We want to know what helps you to work digitally.',
      'about 10 minutes of paid time',
      'It is voluntary',
      'groups of 10 people or more',
      'Please answer by Friday 27 November.',
      'Siân Bevan, Organisational Development, 01632 960 123',
      'Arolwg yr hydref 2026',
      'Atebwch erbyn dydd Gwener 27 Tachwedd.',
    ]) {
      expect(english).toContain(text);
    }
    expect(english.indexOf('Autumn survey')).toBeLessThan(english.indexOf('Arolwg yr hydref'));
  });

  it('has the person’s language first, with every letter of Welsh', () => {
    const welsh = pages[1] as string;
    expect(welsh).toContain('Carys Llŷr-Ŵyn 1');
    expect(welsh).toContain('Gweithrediadau Gwastraff');
    expect(welsh).toContain('Cyngor Northmoor');
    expect(welsh.indexOf('Arolwg yr hydref')).toBeLessThan(welsh.indexOf('Autumn survey'));
  });

  it('in large print is front and back of one sheet, the notes too', async () => {
    const large = await pagesOf(
      await drawn(aFile([cards[1] as PrintedCard], { edition: 'large', replaces: true })),
    );
    expect(large).toHaveLength(4);
    expect(large[0]).toContain('Earlier cards of these people no longer work.');
    expect(large[1]).toContain('I’r goruchwyliwr');
    expect(large[2]).toContain('Tom Reed');
    expect(large[2]).toContain('7K3M-Q0AB-0002');
    expect(large[3]).toContain('7K3M-Q0AB-0002');
    expect(large[3]).toContain('Arolwg yr hydref 2026');
  });

  it('keeps to the sheet whatever HR wrote: long words give way, the promise never', async () => {
    const purpose = 'We want to know what helps you. '.repeat(15).trim();
    const campaign = { id: 1, ...aPlan(1, { purpose, closesOn: '2026-11-27' }) } as CampaignSummary;
    const name = 'Bartholomew Montgomery '.repeat(6).trim();
    const long = aFile([aCard(1, { name, department: 'Department '.repeat(15).trim() })], {
      campaign,
      publicUrl: 'https://digital-skills-survey.intranet.northmoor-metropolitan-borough.gov.example',
    });
    for (const edition of ['normal', 'large'] as const) {
      const read = await pagesOf(await drawn({ ...long, edition, withNotes: false }));
      expect(read).toHaveLength(edition === 'large' ? 2 : 1);
      expect(read.join(' ')).toContain('never used for appraisal');
      expect(read.join(' ')).toContain('01632 960 123');
    }
  });

  it('is tagged, titled and in a language, for whoever reads it on a screen', async () => {
    const reading = promisify(execFile)('pdfinfo', ['-']);
    reading.child.stdin?.end(await drawn(aFile(cards)));
    const { stdout } = await reading;
    expect(stdout).toMatch(/Tagged: +yes/);
    expect(stdout).toMatch(/Title: +Cards with codes: Autumn survey 2026/);
    expect(stdout).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/);
  });
});
