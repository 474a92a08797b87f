/**
 * A campaign goes one way: it is planned, launched once, open until it is closed, counted, signed and published.
 * Only a launch that could not be done, or was called off in time, leads back to the draft, and an interrupted count
 * back to the closed campaign. Steps that take a while are states of their own, so that a page can say what goes on.
 * Source: docs/decisions/0010.
 */
export const campaignStates = [
  'draft',
  'launching',
  'open',
  'closing',
  'closed',
  'counting',
  'drafted',
  'publishing',
  'published',
  'cancelled',
] as const;

export type CampaignState = (typeof campaignStates)[number];

const next: Record<CampaignState, readonly CampaignState[]> = {
  draft: ['launching', 'cancelled'],
  launching: ['open', 'draft'],
  open: ['closing'],
  closing: ['closed'],
  closed: ['counting'],
  counting: ['drafted', 'closed'],
  drafted: ['publishing'],
  publishing: ['published'],
  published: [],
  cancelled: [],
};

export function mayBecome(from: CampaignState, to: CampaignState): boolean {
  return next[from].includes(to);
}

/** The states from which a campaign may come into this one: the condition of the update that moves it. */
export function statesBefore(to: CampaignState): CampaignState[] {
  return campaignStates.filter((from) => mayBecome(from, to));
}

export function nextStates(from: CampaignState): readonly CampaignState[] {
  return next[from];
}

/** Roster, tree and key exist: from a launch that was done until for ever. */
export function isLaunched(state: CampaignState): boolean {
  return !['draft', 'launching', 'cancelled'].includes(state);
}

/** The worker is at it and the page comes back by itself. */
export function isUnderWay(state: CampaignState): boolean {
  return ['launching', 'closing', 'counting', 'publishing'].includes(state);
}
