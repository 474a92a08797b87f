import type { CampaignSummary } from '../../campaigns/index.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { ListPage } from '../invitation-list.service.js';
import type { InvitationRow } from '../invitation-list.store.js';
import { listParts, type ListPart } from '../rules/who-got-what.js';
import { whatHappened, whatToDo, whereTo } from './invitation-words.js';
import { invitationsPath, sendingPath } from './invitations.paths.js';

export interface ListAsked extends ListPage {
  language: Language;
  part: ListPart;
  search: string;
  after: number;
}

export function invitationsListView(campaign: CampaignSummary, asked: ListAsked): object {
  const { language, part, search, rows, next, after } = asked;
  const t = textsIn(language);
  const address = (from: number) => {
    const query = new URLSearchParams({
      part,
      ...(search && { search }),
      ...(from > 0 && { after: `${from}` }),
    });
    return `${invitationsPath(campaign.id)}?${query.toString()}`;
  };
  return {
    campaignName: (language === 'cy' && campaign.nameCy) || campaign.name,
    back: sendingPath(campaign.id),
    action: invitationsPath(campaign.id),
    file: `${invitationsPath(campaign.id)}.csv`,
    parts: listParts.map((value) => ({ value, text: t(`sending:list.part.${value}`) })),
    part,
    search,
    head: ['name', 'department', 'address', 'happened', 'when', 'reply'].map((key) =>
      t(`sending:list.${key}`),
    ),
    rows: rows.map((row) => cells(row, language)),
    empty: t(search ? 'sending:list.noneFound' : `sending:list.none.${part}`),
    first: after > 0 ? address(0) : null,
    next: next === null ? null : address(next),
  };
}

function cells(row: InvitationRow, language: Language): string[] {
  const format = formatsIn(language);
  return [
    row.name,
    (language === 'cy' && row.departmentCy) || row.department,
    whereTo(row, language) || '–',
    [whatHappened(row, language), whatToDo(row, language)].filter(Boolean).join('. '),
    row.firstSentAt ? format.moment(row.firstSentAt) : '–',
    row.reply ?? '',
  ];
}
