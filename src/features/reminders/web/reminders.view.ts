import type { Fault } from '../../../platform/errors.js';
import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn, type Formats } from '../../../web/view-formats.js';
import type { ReminderDay } from '../reminder-mailings.store.js';
import type { ReminderOutcome } from '../reminders.service.js';
import { mayStillChange, reminderCount } from '../rules/reminder-count.js';
import { mostWaves, waveRules, type Wave } from '../rules/reminder-waves.js';
import type { PlannedWave, WavePlan } from '../wave-plans.service.js';
import { campaignPath, emailsPath, preflightPath, remindersPath, wavesPath } from './reminders.paths.js';
import type { TypedWave } from './waves-form.js';

export interface RemindersPage {
  plan: WavePlan;
  check: ReminderOutcome;
  /** People whom each reminder was for, by sequence. */
  intended: ReadonlyMap<number, number>;
  /** Reminders of this campaign that did not arrive. */
  failed: number;
  /** ISO day. */
  today: string;
  language: Language;
  saved: boolean;
  /** What was typed and came back with faults. */
  typed: TypedWave[] | null;
  faults: Fault[];
}

type Texts = (key: string, values?: Record<string, unknown>) => string;

export function remindersView(given: RemindersPage): object {
  const { plan, check, language, saved, faults } = given;
  const { campaign, editable } = plan;
  const t = textsIn(language) as Texts;
  const isOpen = campaign.state === 'open';
  return {
    campaignName: (language === 'cy' && campaign.nameCy) || campaign.name,
    back: campaign.state === 'draft' ? preflightPath(campaign.id) : campaignPath(campaign.id),
    languageBack: remindersPath(campaign.id),
    emails: emailsPath(campaign.id),
    saved,
    faults,
    isProposal: plan.isProposal && editable,
    rows: rowsOf(given, t),
    failed: failedWords(given, t),
    planAction: editable ? wavesPath(campaign.id) : null,
    lines: editable ? formLines(given, t) : [],
    choices: waveRules.map((rule) => ({ value: rule, text: t(`invitations:waves.rule.${rule}`) })),
    action: isOpen ? remindersPath(campaign.id) : null,
    /** Why none can be sent now; empty where one can. */
    hindrance: check.outcome === 'intended' ? '' : t(`invitations:hindrance.${check.outcome}`),
    sentToday: check.outcome === 'already-today',
  };
}

/** Planned, gone and sent by hand together, by day. */
function rowsOf({ plan, intended, today, language }: RemindersPage, t: Texts): string[][] {
  const format = formatsIn(language);
  const { campaign, waves, reminders } = plan;
  const went = (reminder: ReminderDay) => {
    const people = intended.get(reminder.sequence) ?? 0;
    const count = reminderCount({ people, isToday: reminder.isToday }, campaign.k);
    const number = format.number(count.outcome === 'about' ? count.people : campaign.k);
    return t(`invitations:wentTo.${count.outcome}`, { people: number });
  };
  const ofWave = (wave: PlannedWave): { day: string; cells: string[] } => {
    const reminder = reminders.find(({ sequence }) => sequence === wave.sequence);
    const day = reminder?.day ?? wave.day;
    return {
      day,
      cells: [dayIn(day, format), inWords(wave, t), reminder ? went(reminder) : stateOf(wave, { today, t })],
    };
  };
  const ofHand = (reminder: ReminderDay) => ({
    day: reminder.day,
    cells: [dayIn(reminder.day, format), t('invitations:waves.byHand'), went(reminder)],
  });
  const planned = new Set(waves.map(({ sequence }) => sequence));
  const byHand = reminders.filter(({ sequence }) => !planned.has(sequence));
  return [...waves.map(ofWave), ...byHand.map(ofHand)]
    .sort((one, other) => (one.day < other.day ? -1 : 1))
    .map(({ cells }) => cells);
}

/** As a count of k or more, like everything about reminders: their list would be one of who has not answered. */
function failedWords({ plan, failed, today, language }: RemindersPage, t: Texts): string | null {
  const { reminders, campaign } = plan;
  if (reminders.length === 0) return null;
  const days = reminders.map(({ day }) => day);
  if (mayStillChange(days, today)) return t('invitations:remindersFailed.later');
  const count = reminderCount({ people: failed, isToday: false }, campaign.k);
  const number = formatsIn(language).number(count.outcome === 'about' ? count.people : campaign.k);
  return t(`invitations:remindersFailed.${count.outcome}`, { number });
}

const dayIn = (day: string, format: Formats) => format.weekday(day);

const inWords = ({ rule, days }: Wave, t: Texts) => t(`invitations:waves.inWords.${rule}`, { count: days });

function stateOf({ state, reason, day }: PlannedWave, { today, t }: { today: string; t: Texts }): string {
  if (state === 'skipped') return t(`invitations:skipped.${reason}`);
  return t(day <= today ? 'invitations:waves.waiting' : 'invitations:waves.planned');
}

/** One line for each reminder that may still be planned. */
function formLines({ plan, typed }: RemindersPage, t: Texts): object[] {
  const gone = plan.waves.filter(({ state }) => state === 'sent').length;
  const planned = plan.waves
    .filter(({ state }) => state === 'planned')
    .map(({ rule, days }) => ({ rule: rule as string, days: String(days) }));
  const lines = typed ?? planned;
  return Array.from({ length: Math.max(mostWaves - gone, lines.length) }, (_, at) => ({
    name: `waves[${at}]`,
    label: t('invitations:waves.reminder', { number: gone + at + 1 }),
    ...(lines[at] ?? { rule: waveRules[0], days: '' }),
  }));
}
