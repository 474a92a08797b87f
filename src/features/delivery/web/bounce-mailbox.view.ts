import { textsIn, type Language } from '../../../web/texts.js';
import { formatsIn } from '../../../web/view-formats.js';
import type { MailboxHealth } from '../rules/mailbox-schedule.js';

export interface BounceMailboxView {
  /** Of `ui.state`. */
  state: 'done' | 'attention' | 'open';
  sentence: string;
  /** What is wrong and what to do about it; null where nothing is. */
  advice: string | null;
}

/** For `bounce-mailbox.njk`: how it stands with the mailbox of returned mail. */
export function bounceMailboxView(health: MailboxHealth, language: Language): BounceMailboxView {
  const t = textsIn(language);
  const { moment } = formatsIn(language);
  switch (health.outcome) {
    case 'read':
      return { state: 'done', sentence: t('bounces:read', { time: moment(health.at) }), advice: null };
    case 'never-read':
      return { state: 'open', sentence: t('bounces:never-read'), advice: null };
    case 'not-looked-at':
      return {
        state: 'attention',
        sentence: t('bounces:not-looked-at', { since: moment(health.since) }),
        advice: null,
      };
    case 'failing': {
      const key = health.lastRead ? 'bounces:failing' : 'bounces:failing-always';
      const sentence = t(key, { since: moment(health.lastRead ?? health.since) });
      return { state: 'attention', sentence, advice: t(`bounces:code.${health.code}`) };
    }
  }
}
