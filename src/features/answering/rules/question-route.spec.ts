import { describe, expect, it } from '@jest/globals';
import { aFamily, aPack, aSkill } from '../../../../test/support/a-pack.js';
import { minutesLeft, routeFor, targetsFor } from './question-route.js';

const slugs = (route: { slug: string }[]) => route.map(({ slug }) => slug);

describe('The way through the questions', () => {
  it('asks a job family only about the skills that it has a target for', () => {
    const route = routeFor(aPack(), { familyKey: 'planners', leader: false });
    expect(slugs(route)).toEqual(['information', 'culture', 'obstacles']);
    expect(route[0]).toMatchObject({ skills: [{ skill: { key: 'spreadsheets' }, target: 2 }] });
  });

  it('asks people without a family of the pack what the general profile says', () => {
    const route = routeFor(aPack(), { familyKey: null, leader: false });
    expect(slugs(route)).toEqual(['information', 'safety', 'culture', 'obstacles']);
    expect(targetsFor(aPack(), 'gone')).toEqual({ passwords: 2, searching: 1 });
  });

  it('asks leaders, and nobody else, the leader item', () => {
    expect(slugs(routeFor(aPack(), { familyKey: null, leader: true })).at(-1)).toBe('leader');
    expect(slugs(routeFor(aPack({ leaderItem: null }), { familyKey: null, leader: true }))).not.toContain(
      'leader',
    );
  });

  it('gives an area called like a page of ours another address', () => {
    const area = { key: 'check', title: { en: 'Check', cy: 'Gwirio' }, skills: [aSkill('spreadsheets')] };
    const pack = aPack({ areas: [area], families: [aFamily('planners')] });
    expect(slugs(routeFor(pack, { familyKey: 'planners', leader: false }))).toContain('area-check');
  });

  it('counts minutes down to one and never up', () => {
    const pack = aPack();
    const route = routeFor(pack, { familyKey: null, leader: true });
    const left = route.map((_, position) => minutesLeft(pack, route, position));
    expect(left).toEqual(left.toSorted((a, b) => b - a));
    expect(left.at(-1)).toBe(1);
    expect(minutesLeft(pack, [], 0)).toBe(1);
  });
});
