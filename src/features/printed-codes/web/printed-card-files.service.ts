import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Clock } from '../../../platform/clock.js';
import { Configuration } from '../../../platform/config/configuration.js';
import { download, type Reply } from '../../../web/pages.js';
import type { Language } from '../../../web/texts.js';
import { Packs } from '../../surveys/index.js';
import type { SheetOutcome, SheetRequest } from '../printed-codes-sheets.service.js';
import { cardsPdf } from './printed-cards.pdf.js';

export type SheetMade = Extract<SheetOutcome, { outcome: 'made' }>;

/** The one reply that has codes in it. It is drawn while it is sent, and kept nowhere. */
@Injectable()
export class PrintedCardFiles {
  constructor(
    private readonly packs: Packs,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async file(made: SheetMade, { edition, cardsFor }: SheetRequest, language: Language): Promise<Reply> {
    const { organisationName, organisationNameCy, publicUrl, accentColour } = this.configuration;
    const { document } = await this.packs.version(made.campaign.packVersionId);
    const pieces = cardsPdf({
      ...made,
      edition,
      language,
      publicUrl,
      minutes: document.minutes,
      madeAt: this.clock.now(),
      replaces: cardsFor.kind === 'again',
      withNotes: cardsFor.kind !== 'one',
      organisation: { en: organisationName, cy: organisationNameCy || organisationName },
      accent: accentColour,
    });
    const body = Readable.from(pieces, { objectMode: false });
    return download(`printed-codes-${made.sheetId}.pdf`, 'application/pdf', body);
  }
}
