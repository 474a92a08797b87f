/**
 * Until when HR may change the words of an email. A message that is sent again must be the same bytes. The invitation
 * is fixed at launch, with everything else that people decide by. The reminder is fixed for 48 hours after each one,
 * longer than a message is tried again: a fixed time, because who has answered is not reminded any more, so when the
 * last message is through depends on who has not.
 * Source: docs/decisions/0017.
 */
import type { CampaignState } from '../../campaigns/rules/campaign-lifecycle.js';
import type { EditableKind } from './email-words.js';

export type WordingState =
  { outcome: 'open' } | { outcome: 'launched' } | { outcome: 'under-way' } | { outcome: 'over' };

const hoursFixed = 48;

/** @param hoursSinceLast since the latest mailing of this kind was intended; null where there was none */
export function wordingState(
  kind: EditableKind,
  state: CampaignState,
  hoursSinceLast: number | null,
): WordingState {
  if (state === 'draft') return { outcome: 'open' };
  if (state !== 'launching' && state !== 'open') return { outcome: 'over' };
  if (kind === 'invitation') return { outcome: 'launched' };
  const isFixed = hoursSinceLast !== null && hoursSinceLast < hoursFixed;
  return isFixed ? { outcome: 'under-way' } : { outcome: 'open' };
}
