import type { PreflightResult } from '../../campaigns/index.js';
import type { ChannelsNow } from '../invitation-channels.service.js';
import { unitsOf } from '../rules/channel-choice.js';
import { channelsPath } from './channels.view.js';

/** What HR should know of text messages and letters before a launch: how many, what they cost, and whom nothing reaches. */
export function channelsPreflight(now: ChannelsNow, fragments: number): PreflightResult {
  return {
    ...(nothingToSend(now) ?? whatIsSent(now, fragments)),
    links: [{ href: channelsPath(now.campaign.id), text: 'channels:preflight.link' }],
  };
}

function nothingToSend({ allowed, counts, possible }: ChannelsNow): PreflightResult | null {
  const withoutEmail = counts.none + counts.text + counts.letter;
  if (withoutEmail === 0) return { verdict: 'ok', text: 'channels:preflight.notNeeded' };
  if (allowed.text || allowed.letter) return null;
  const count = (possible?.text ?? 0) + (possible?.letter ?? 0);
  if (count === 0) return { verdict: 'ok', text: 'channels:preflight.emailOnly' };
  return { verdict: 'attention', text: 'channels:preflight.possible', parameters: { count } };
}

function whatIsSent({ allowed, setUp, counts }: ChannelsNow, fragments: number): PreflightResult {
  const ready = (['text', 'letter'] as const).every((way) => !allowed[way] || setUp[way]);
  if (!ready) return { verdict: 'attention', text: 'channels:preflight.notSetUp' };
  const verdict = counts.none > 0 ? 'attention' : 'ok';
  const parameters = { texts: counts.text, ...unitsOf(counts, fragments), none: counts.none };
  return { verdict, text: `channels:preflight.${verdict}`, parameters };
}
