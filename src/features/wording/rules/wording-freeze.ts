/**
 * Until when HR may change the words of an email. The words of a mailing that has begun stay as they are until its last
 * message is through, because a message that is sent again must be the same bytes. The invitation is fixed at launch,
 * with everything else that people decide by; the reminder may be changed as long as none is on its way.
 * Source: design, section 4; issue 3.
 */
import type { CampaignState } from '../../campaigns/rules/campaign-lifecycle.js';
import type { EditableKind } from './email-words.js';

export type WordingState =
  { outcome: 'open' } | { outcome: 'launched' } | { outcome: 'under-way' } | { outcome: 'over' };

/** @param underWay whether a mailing of this kind has messages that are not settled */
export function wordingState(kind: EditableKind, state: CampaignState, underWay: boolean): WordingState {
  if (state === 'draft') return { outcome: 'open' };
  if (state !== 'launching' && state !== 'open') return { outcome: 'over' };
  if (kind === 'invitation') return { outcome: 'launched' };
  return underWay ? { outcome: 'under-way' } : { outcome: 'open' };
}
