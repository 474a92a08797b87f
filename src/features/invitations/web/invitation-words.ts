import type { MessageState } from '../../delivery/rules/message-states.js';
import { textsIn, type Language } from '../../../web/texts.js';
import type { InvitationRow } from '../invitation-list.store.js';

export interface WhatHappened {
  state: MessageState;
  open: number;
  reason: string | null;
}

/** What became of a message in plain words: the state, and the reason where there is one. */
export function whatHappened({ state, open, reason }: WhatHappened, language: Language): string {
  const t = textsIn(language);
  const happened = t(`delivery:state.${state === 'in_doubt' && open ? 'in_doubt_open' : state}`);
  return reason ? `${happened}: ${t(`delivery:reason.${reason}`)}` : happened;
}

/** The email address, or by which other way it goes. */
export function whereTo(
  { address, way }: Pick<InvitationRow, 'address' | 'way'>,
  language: Language,
): string {
  return address ?? (way ? textsIn(language)(`channels:way.${way}`) : '');
}

/** What HR can do about it; empty where nothing. */
export function whatToDo({ open, reason }: WhatHappened, language: Language): string {
  return reason && !open ? textsIn(language)(`delivery:todo.${reason}`, { defaultValue: '' }) : '';
}
