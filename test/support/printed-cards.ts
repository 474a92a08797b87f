import type { INestApplicationContext } from '@nestjs/common';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { theSystem } from '../../src/features/audit/index.js';
import {
  PrintedCodeSheets,
  type CardsFor,
  type SheetOutcome,
} from '../../src/features/printed-codes/printed-codes-sheets.service.js';
import { formatCode } from '../../src/features/printed-codes/rules/printed-code.js';

/** What came of asking for cards; every call is a form of its own. */
export function askForCards(
  context: INestApplicationContext,
  campaignId: number,
  cardsFor: CardsFor = { kind: 'without-card', places: null },
): Promise<SheetOutcome> {
  const request = { form: randomUUID(), edition: 'normal' as const, cardsFor };
  return context.get(PrintedCodeSheets, { strict: false }).make(campaignId, request, theSystem);
}

/** The codes as they stand on the cards, by participant. */
export async function printedCodes(
  context: INestApplicationContext,
  campaignId: number,
  cardsFor?: CardsFor,
): Promise<Map<number, string>> {
  const made = await askForCards(context, campaignId, cardsFor);
  if (made.outcome !== 'made') throw new Error(`No cards: ${made.outcome}`);
  const cards = made.groups.flatMap((group) => group.cards);
  return new Map(cards.map(({ participantId, code }) => [participantId, formatCode(code)]));
}

/** Pages as text, in reading order; only where `ensurePdfReader` found pdftotext. */
export async function pagesOf(pdf: Buffer): Promise<string[]> {
  const reading = promisify(execFile)('pdftotext', ['-', '-'], { maxBuffer: 2 ** 26 });
  reading.child.stdin?.end(pdf);
  const { stdout } = await reading;
  return stdout
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' ').trim());
}
