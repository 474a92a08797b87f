import type { CampaignSummary } from '../../campaigns/index.js';
import type { Reconciliation } from '../../delivery/index.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { ReminderDay } from '../invitation-mailings.store.js';
import type { ReminderOutcome } from '../reminders.service.js';
import { campaignPath, remindersPath } from './invitations.paths.js';

export interface RemindersPage {
  campaign: CampaignSummary;
  check: ReminderOutcome;
  sent: ReminderDay[];
  figures: Reconciliation;
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
  days: string[];
  line: string;
}

export function remindersView({ campaign, check, sent, figures, language }: RemindersPage): RemindersView {
  const t = textsIn(language);
  const format = formatsIn(language);
  const parts = (
    ['accepted', 'bounced', 'blocked', 'failed', 'cancelled', 'withheld', 'inDoubt', 'open'] as const
  )
    .filter((part) => figures[part] > 0)
    .map((part) => t(`invitations:part.${part}`, { number: format.number(figures[part]) }));
  const intended = t('invitations:part.intended', { number: format.number(figures.intended) });
  return {
    campaignName: (language === 'cy' && campaign.nameCy) || campaign.name,
    back: campaignPath(campaign.id),
    action: remindersPath(campaign.id),
    hindrance: check.outcome === 'intended' ? '' : t(`invitations:hindrance.${check.outcome}`),
    sentToday: check.outcome === 'already-today',
    days: sent.map(({ day }) => format.day(day)),
    line: figures.intended > 0 ? `${intended} = ${parts.join(' + ')}` : '',
  };
}
