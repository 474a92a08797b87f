import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  campaignStates,
  isLaunched,
  isUnderWay,
  mayBecome,
  nextStates,
  statesBefore,
  type CampaignState,
} from './campaign-lifecycle.js';

const aState = fc.constantFrom(...campaignStates);

/** Walks through the table, choosing among what is allowed. */
function walk(choices: number[]): CampaignState[] {
  const way: CampaignState[] = ['draft'];
  for (const choice of choices) {
    const allowed = nextStates(way.at(-1)!);
    if (allowed.length === 0) break;
    way.push(allowed[choice % allowed.length]!);
  }
  return way;
}

describe('The life of a campaign', () => {
  it.each<[CampaignState, CampaignState]>([
    ['draft', 'launching'],
    ['launching', 'open'],
    ['open', 'closing'],
    ['closing', 'closed'],
    ['closed', 'counting'],
    ['counting', 'drafted'],
    ['drafted', 'publishing'],
    ['publishing', 'published'],
  ])('goes on from %s to %s', (from, to) => {
    expect(mayBecome(from, to)).toBe(true);
  });

  it.each<[CampaignState, CampaignState, string]>([
    ['draft', 'open', 'without a launch'],
    ['open', 'draft', 'once people have been asked'],
    ['open', 'cancelled', 'once people have been asked'],
    ['open', 'counting', 'before it is closed'],
    ['closed', 'open', 'after it was closed'],
    ['drafted', 'counting', 'to count again until it looks better'],
    ['published', 'publishing', 'twice'],
    ['cancelled', 'launching', 'after it was cancelled'],
  ])('never goes from %s to %s: %s', (from, to) => {
    expect(mayBecome(from, to)).toBe(false);
  });

  it('opens at most once and is published only after it was closed and counted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 40 }), (choices) => {
        const way = walk(choices);
        expect(way.filter((state) => state === 'open').length).toBeLessThanOrEqual(1);
        if (way.includes('published')) {
          const order = (['open', 'closed', 'drafted', 'published'] as const).map((state) =>
            way.indexOf(state),
          );
          expect(order).toEqual([...order].sort((a, b) => a - b));
          expect(order).not.toContain(-1);
        }
      }),
    );
  });

  it('never leads back before the launch once people were asked', () => {
    fc.assert(
      fc.property(aState, aState, (from, to) => {
        if (isLaunched(from) && mayBecome(from, to)) expect(isLaunched(to)).toBe(true);
      }),
    );
  });

  it('has a way in to every state but the draft, and a way on from all that are under way', () => {
    for (const state of campaignStates) {
      if (state !== 'draft') expect(statesBefore(state)).not.toEqual([]);
      if (isUnderWay(state)) expect(nextStates(state)).not.toEqual([]);
    }
    expect(statesBefore('open')).toEqual(['launching']);
  });
});
