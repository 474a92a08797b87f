import { describe, expect, it } from '@jest/globals';
import { nothingChecked } from './campaign-settings.js';
import { mayLaunch, needsReason, preflightItems, type PreflightFacts, type Verdict } from './preflight.js';

const checked = {
  unionsConsultedOn: '2026-09-01',
  dpiaAgreedOn: '2026-09-02',
  impactAssessed: true,
  welshCheckedBy: 'Siân Bevan',
  accessibilityStatementPublished: true,
};
const both = (text: string) => ({ en: text, cy: text });
const ready: PreflightFacts = {
  people: 640,
  withoutEmail: 0,
  k: 10,
  datesFault: null,
  pack: { title: 'Digital skills and culture', version: 3, faults: [], welshSigned: true },
  departments: { all: 41, never: [], likely: [12, 19, 24] },
  targets: { agreed: 8, open: [], lastAgreedOn: '2026-10-03' },
  generalProfile: [],
  checks: checked,
};
const verdictOf = (key: string, changes: Partial<PreflightFacts>): Verdict | undefined =>
  preflightItems({ ...ready, ...changes }).find((item) => item.key === key)?.verdict;

describe('Before a launch', () => {
  it('everything is fine where nothing is missing', () => {
    const items = preflightItems(ready);
    expect(items.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(mayLaunch(items)).toBe(true);
    expect(needsReason(items)).toBe(false);
  });

  it.each<[string, Partial<PreflightFacts>, Verdict]>([
    ['people', { people: 0 }, 'blocked'],
    ['people', { people: 1 }, 'blocked'],
    ['people', { people: 9 }, 'blocked'],
    ['people', { people: 10 }, 'ok'],
    ['people', { people: 5, k: 5 }, 'ok'],
    ['dates', { datesFault: 'closesInThePast' }, 'blocked'],
    ['pack', { pack: { ...ready.pack, faults: ['/areas: missing'] } }, 'blocked'],
    ['pack', { pack: { ...ready.pack, welshSigned: false } }, 'attention'],
    ['addresses', { withoutEmail: 26 }, 'attention'],
    ['departments', { departments: { ...ready.departments, never: [both('Sensory team')] } }, 'attention'],
    ['targets', { targets: { agreed: 6, open: [both('Planners')], lastAgreedOn: '' } }, 'attention'],
    ['generalProfile', { generalProfile: [{ family: 'Apprentice', people: 4 }] }, 'attention'],
    ['unions', { checks: { ...checked, unionsConsultedOn: '' } }, 'missing'],
    ['dpia', { checks: { ...checked, dpiaAgreedOn: '' } }, 'missing'],
    ['impact', { checks: { ...checked, impactAssessed: false } }, 'missing'],
    ['welsh', { checks: { ...checked, welshCheckedBy: '' } }, 'missing'],
    ['accessibility', { checks: { ...checked, accessibilityStatementPublished: false } }, 'missing'],
  ])('%s can be %j: %s', (key, changes, verdict) => {
    expect(verdictOf(key, changes)).toBe(verdict);
  });

  it.each([
    [0, 'campaigns:preflight.people.blocked'],
    [1, 'campaigns:preflight.people.tooFew'],
    [9, 'campaigns:preflight.people.tooFew'],
  ])('with %i people behind k = 10 nothing is launched, and it says why', (people, text) => {
    const items = preflightItems({ ...ready, people });
    expect(mayLaunch(items)).toBe(false);
    expect(items.find(({ key }) => key === 'people')).toMatchObject({ text, parameters: { k: 10 } });
  });

  it('asks for a reason where people have not done something, and still allows the launch', () => {
    const items = preflightItems({ ...ready, checks: nothingChecked });
    expect(needsReason(items)).toBe(true);
    expect(mayLaunch(items)).toBe(true);
  });

  it('leaves an item to a later feature that knows more about it, in its place', () => {
    const cards = {
      key: 'addresses',
      verdict: 'attention' as const,
      text: 'printed-codes:preflight.attention',
    };
    const [before, after] = [[], [cards]].map((others) => preflightItems(ready, others));
    expect(after!.map(({ key }) => key)).toEqual(before!.map(({ key }) => key));
    expect(after!.find(({ key }) => key === 'addresses')).toBe(cards);
  });

  it('lists job families that the general profile serves', () => {
    const items = preflightItems({ ...ready, generalProfile: [{ family: '', people: 3 }] });
    expect(items.find(({ key }) => key === 'generalProfile')?.entries).toEqual([both('– (3)')]);
  });
});
