import type { CampaignSummary } from '../../campaigns/index.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { ReminderDay } from '../invitation-mailings.store.js';
import type { ReminderOutcome } from '../reminders.service.js';
import { reminderCount } from '../rules/reminder-count.js';
import { campaignPath, remindersPath } from './invitations.paths.js';

export interface RemindersPage {
  campaign: CampaignSummary;
  check: ReminderOutcome;
  sent: ReminderDay[];
  /** People whom each was for, by sequence. */
  intended: ReadonlyMap<number, number>;
  language: Language;
}

export interface RemindersView {
  campaignName: string;
  back: string;
  action: string;
  /** Why none can be sent now; empty where one can. */
  hindrance: string;
  /** Today's is on its way or through. */
  sentToday: boolean;
  /** Each with the number of people, as far as it may be told. */
  before: string[];
}

export function remindersView({ campaign, check, sent, intended, language }: RemindersPage): RemindersView {
  const t = textsIn(language);
  const format = formatsIn(language);
  const line = ({ day, isToday, sequence }: ReminderDay) => {
    const count = reminderCount({ people: intended.get(sequence) ?? 0, isToday }, campaign.k);
    const people = format.number(count.outcome === 'about' ? count.people : campaign.k);
    return t(`invitations:reminderCount.${count.outcome}`, { day: format.day(day), people });
  };
  return {
    campaignName: (language === 'cy' && campaign.nameCy) || campaign.name,
    back: campaignPath(campaign.id),
    action: remindersPath(campaign.id),
    hindrance: check.outcome === 'intended' ? '' : t(`invitations:hindrance.${check.outcome}`),
    sentToday: check.outcome === 'already-today',
    before: sent.map(line),
  };
}
