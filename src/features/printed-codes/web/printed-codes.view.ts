import type { Fault } from '../../../platform/errors.js';
import type { CampaignState } from '../../campaigns/index.js';
import { faultsIn } from '../../../web/forms/fault-texts.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import { mostFound, type PrintedCodesNow } from '../printed-codes-overview.service.js';
import type { FoundPerson, PlaceCount } from '../printed-codes-people.store.js';
import { mostCards } from '../printed-codes-sheets.service.js';
import { writePlace } from '../rules/card-groups.js';
import { nameIn } from './printed-card.view.js';
import { printedCodesPaths } from './printed-codes.paths.js';

export interface PrintedCodesContext {
  language: Language;
  /** Random, for the form on the page. */
  form: string;
  faults: Fault[];
  /** What was chosen, where the form comes back. */
  typed?: { cardsFor?: string; edition?: string; places?: string[]; wanted?: string };
  voided: boolean;
}

export function printedCodesView(now: PrintedCodesNow, context: PrintedCodesContext): object {
  const { language, typed } = context;
  const { campaign, places, sheets } = now;
  const t = textsIn(language);
  const format = formatsIn(language);
  const people = sumOf(places, 'people');
  const withCard = sumOf(places, 'withCard');
  const isOpen = campaign.state === 'open';
  return {
    back: { href: printedCodesPaths.campaign(campaign.id), text: nameIn(language, campaign) },
    notice: isOpen ? null : noticeOf(campaign.state, people, language),
    stats:
      campaign.invited === null
        ? []
        : [
            { label: t('printed-codes:stats.people'), value: format.number(people) },
            { label: t('printed-codes:stats.withCard'), value: format.number(withCard) },
            { label: t('printed-codes:stats.withoutCard'), value: format.number(people - withCard) },
          ],
    places: places.map((place) => ({
      value: writePlace(place),
      name: placeName(place, language),
      people: format.number(place.people),
      withCard: format.number(place.withCard),
    })),
    make: isOpen && people > 0 ? makeForm(people - withCard, context) : null,
    nobody: people === 0,
    one: isOpen ? { action: printedCodesPaths.people(campaign.id), wanted: typed?.wanted ?? '' } : null,
    action: printedCodesPaths.page(campaign.id),
    sheets: sheets.map(({ madeAt, cards, edition }) => [
      format.moment(madeAt),
      format.number(cards),
      t(`printed-codes:sheets.${edition}`),
    ]),
    voided: context.voided,
    faults: faultsIn(language, context.faults),
    languageBack: printedCodesPaths.page(campaign.id),
  };
}

function noticeOf(state: CampaignState, people: number, language: Language): string {
  const t = textsIn(language);
  if (state !== 'draft' && state !== 'launching') return t('printed-codes:over');
  return t('printed-codes:notYet', { count: people, number: formatsIn(language).number(people) });
}

function makeForm(withoutCard: number, { language, form, typed }: PrintedCodesContext) {
  const t = textsIn(language);
  const number = formatsIn(language).number;
  return {
    form,
    cardsFor: typed?.cardsFor ?? (withoutCard > 0 ? 'without-card' : ''),
    edition: typed?.edition ?? 'normal',
    chosen: typed?.places ?? [],
    withoutCardHint: t('printed-codes:make.withoutCardHint', {
      count: withoutCard,
      number: number(withoutCard),
    }),
    most: withoutCard > mostCards ? t('printed-codes:make.most', { number: number(mostCards) }) : null,
  };
}

function placeName(place: PlaceCount, language: Language): string {
  if (place.departmentId === null) return place.workplace;
  const department = nameIn(language, { name: place.department, nameCy: place.departmentCy });
  return `${department} (${textsIn(language)('printed-codes:places.without')})`;
}

const sumOf = (places: readonly PlaceCount[], what: 'people' | 'withCard') =>
  places.reduce((sum, place) => sum + place[what], 0);

export interface FoundContext {
  campaignId: number;
  wanted: string;
  language: Language;
  /** Random, one for each person. */
  forms: string[];
}

/** The same for everybody: nothing here tells who has a card or has answered. */
export function foundView(found: readonly FoundPerson[], context: FoundContext): object {
  const { campaignId, wanted, language, forms } = context;
  const shown = found.slice(0, mostFound);
  const t = textsIn(language);
  return {
    back: { href: printedCodesPaths.page(campaignId), text: t('printed-codes:title') },
    people: shown.map((person, at) => ({
      participantId: person.participantId,
      name: person.name,
      department: nameIn(language, { name: person.department, nameCy: person.departmentCy }),
      form: forms[at],
    })),
    more: found.length > mostFound ? t('printed-codes:one.more', { number: mostFound }) : null,
    wanted,
    search: printedCodesPaths.people(campaignId),
    make: printedCodesPaths.page(campaignId),
    voiding: printedCodesPaths.voidings(campaignId),
    languageBack: printedCodesPaths.page(campaignId),
  };
}
