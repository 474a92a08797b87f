/** Addresses of the pages that staff answer on. */
export const paths = {
  start: (token: string) => `/s/${token}`,
  /** Short, because people type it from a card. */
  code: '/c',
  startWithCode: '/c/start',
  step: (slug: string) => `/answer/${slug}`,
  check: '/answer/check',
  later: '/answer/later',
  clearing: '/answer/clearing',
  submissions: '/submissions',
  confidentiality: '/confidentiality',
};

/** Where the pages of a walk lead: answering for real, or trying a survey out. */
export interface WalkPaths {
  step: (slug: string) => string;
  check: string;
}

/** `who` as `respondentName` writes it. */
export function tryPaths(campaignId: number, who: string): WalkPaths & { begin: string; result: string } {
  const begin = `/campaigns/${campaignId}/try`;
  const walk = `${begin}/${who}`;
  return { begin, step: (slug) => `${walk}/${slug}`, check: `${walk}/check`, result: `${walk}/result` };
}
