/**
 * What a refusal by GOV.UK Notify means for the person the message was for. Limits, keys and templates are ours to
 * put right and nobody's bounce: the message waits. Only an address that Notify can't read is the person's.
 * Source: GOV.UK Notify, error codes of its API; the words after `NOTIFY` are those of platform/notify.
 */
import type { MessageReason } from './reasons.js';

type NotifyVerdict =
  | { verdict: 'hard'; reason: MessageReason; suppress: boolean }
  | { verdict: 'blocked' | 'content' | 'transport'; reason: MessageReason };

const verdicts: Record<string, NotifyVerdict> = {
  'rate-limit': { verdict: 'transport', reason: 'notify-busy' },
  'day-limit': { verdict: 'transport', reason: 'notify-day-limit' },
  'refuses-us': { verdict: 'transport', reason: 'notify-refuses' },
  'team-only': { verdict: 'transport', reason: 'notify-team-only' },
  template: { verdict: 'transport', reason: 'notify-template' },
  'too-long': { verdict: 'content', reason: 'our-content' },
  'bad-recipient': { verdict: 'hard', reason: 'bad-address', suppress: true },
  // One letter is refused; a postal address is not suppressed, it is corrected.
  'bad-postal-address': { verdict: 'hard', reason: 'bad-address', suppress: false },
};

export function notifyVerdict(command: string): NotifyVerdict {
  return verdicts[command.split(' ')[1] ?? ''] ?? { verdict: 'blocked', reason: 'other' };
}
