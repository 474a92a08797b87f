import { setImmediate as breathe } from 'node:timers/promises';
import type { Language } from '../../../web/texts.js';
import { textsIn } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { CardGroup } from '../rules/card-groups.js';
import { formatCode } from '../rules/printed-code.js';
import type { PrintedCard } from '../printed-codes-sheets.service.js';
import type { Edition } from '../printed-codes.store.js';
import { CardDrawing, type PaperCard } from './printed-card.drawing.js';
import {
  cardWords,
  nameIn,
  noteWords,
  scannedAddress,
  shortAddress,
  type CardCampaign,
  type CardWords,
} from './printed-card.view.js';
import { Paper } from './printed-paper.js';
import { drawNote } from './supervisor-note.drawing.js';

export interface CardsFile extends CardCampaign {
  sheetId: number;
  madeAt: Date;
  edition: Edition;
  /** Earlier cards of these people have stopped. */
  replaces: boolean;
  /** No note, where HR hands out the card itself. */
  withNotes: boolean;
  groups: CardGroup<PrintedCard>[];
  organisation: Record<Language, string>;
  accent: string;
  /** Of whoever makes the file: the first one of the notes. */
  language: Language;
}

const other = (language: Language): Language => (language === 'en' ? 'cy' : 'en');

/**
 * The file piece by piece, as fast as it is taken: one card at a time is drawn, and requests of others are answered in
 * between.
 */
export async function* cardsPdf(file: CardsFile): AsyncGenerator<Buffer> {
  const { language, organisation, edition, accent } = file;
  const title = textsIn(language)('printed-codes:card.fileTitle', { name: nameIn(language, file.campaign) });
  const paper = new Paper({ title, author: organisation[language], language, edition });
  const drawing = new CardDrawing(paper, edition, accent);
  const words = { en: cardWords(file, 'en'), cy: cardWords(file, 'cy') };
  for (const group of file.groups) {
    if (file.withNotes) drawNote(paper, notesFor(file, group), { edition, accent });
    for (const card of group.cards) {
      drawing.draw(onPaper(file, card, words));
      yield* drawn(paper);
      await breathe();
    }
  }
  paper.finish();
  yield* drawn(paper);
}

function* drawn({ document }: Paper): Generator<Buffer> {
  const bytes = document.read() as Buffer | null;
  if (bytes) yield bytes;
}

function notesFor(file: CardsFile, { workplace, department, departmentCy, cards }: CardGroup<PrintedCard>) {
  const { sheetId, replaces, language } = file;
  const note = (one: Language) => {
    const day = formatsIn(one).day(file.madeAt);
    const pack = { workplace, department, departmentCy, cards: cards.length, sheetId, replaces, day };
    return noteWords(file, pack, one);
  };
  return [note(language), note(other(language))] as const;
}

function onPaper(
  { organisation, publicUrl }: CardsFile,
  card: PrintedCard,
  words: Record<Language, CardWords>,
): PaperCard {
  const { language } = card;
  const code = formatCode(card.code);
  const department = nameIn(language, { name: card.department, nameCy: card.departmentCy });
  return {
    organisation: organisation[language],
    name: card.name,
    place: [department, card.workplace].filter(Boolean),
    code,
    shortAddress: shortAddress(publicUrl),
    scannedAddress: scannedAddress(publicUrl, code),
    words: [words[language], words[other(language)]],
  };
}
