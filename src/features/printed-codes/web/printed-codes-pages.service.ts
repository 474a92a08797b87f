import { Injectable } from '@nestjs/common';
import type { Fault } from '../../../platform/errors.js';
import { Random } from '../../../platform/random.js';
import { page, type Reply } from '../../../web/pages.js';
import type { Language } from '../../../web/texts.js';
import { PrintedCodeOverview } from '../printed-codes-overview.service.js';
import { mostCards, type CardsFor, type SheetOutcome } from '../printed-codes-sheets.service.js';
import { textsIn } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import { printedCodesViews } from './printed-codes.paths.js';
import { foundView, printedCodesView, type PrintedCodesContext } from './printed-codes.view.js';

export interface Shown {
  language: Language;
  faults?: Fault[];
  typed?: PrintedCodesContext['typed'];
  voided?: boolean;
}

/** One page for looking, and for every form that could not be done. */
@Injectable()
export class PrintedCodesPages {
  constructor(
    private readonly overview: PrintedCodeOverview,
    private readonly random: Random,
  ) {}

  /** Throws NotFound. */
  async show(campaignId: number, { language, faults = [], typed, voided = false }: Shown): Promise<Reply> {
    const now = await this.overview.of(campaignId);
    const view = printedCodesView(now, { language, form: this.random.uuid(), faults, typed, voided });
    return page(printedCodesViews.page, view, { status: faults.length > 0 ? 422 : 200 });
  }

  async found(campaignId: number, wanted: string, language: Language): Promise<Reply> {
    const found = await this.overview.find(campaignId, wanted);
    const forms = found.map(() => this.random.uuid());
    return page(printedCodesViews.people, foundView(found, { campaignId, wanted, language, forms }));
  }
}

type Refusal = Exclude<SheetOutcome['outcome'], 'made'>;

/** Why no file was made, in words that say what to do. */
export function refusal(outcome: Refusal, kind: CardsFor['kind'], language: Language): Fault {
  const t = textsIn(language);
  const number = formatsIn(language).number(mostCards);
  const own: Partial<Record<`${Refusal} ${CardsFor['kind']}`, string>> = {
    'nobody again': 'nobodyAgain',
    'nobody one': 'nobodyOne',
    'made-already one': 'made-already-one',
  };
  const key = own[`${outcome} ${kind}`] ?? outcome;
  return { field: 'cardsFor', message: t(`printed-codes:faults.${key}`, { number }) };
}
