import { describe, expect, it } from '@jest/globals';
import { domainOf, DomainStreaks } from './domain-streak.js';

describe('a domain that asks for time', () => {
  it('is heard from the fifth person in a row on', () => {
    const streaks = new DomainStreaks();
    const answers = [1, 2, 3, 4, 5, 6].map((person) => streaks.refused('x.example', person));
    expect(answers).toEqual([false, false, false, false, true, false]);
  });

  it('is not meant by one person who is refused again and again', () => {
    const streaks = new DomainStreaks();
    expect(Array.from({ length: 20 }, () => streaks.refused('x.example', 7))).not.toContain(true);
  });

  it('begins anew when one message is accepted, and each domain counts for itself', () => {
    const streaks = new DomainStreaks();
    for (const person of [1, 2, 3, 4]) streaks.refused('x.example', person);
    streaks.refused('y.example', 5);
    streaks.accepted('x.example');
    expect(streaks.refused('x.example', 6)).toBe(false);
  });

  it.each([
    ['Carys@Northmoor.Example', 'northmoor.example'],
    ['a@b@c.example', 'c.example'],
    ['nobody', ''],
    ['', ''],
  ])('is the part behind the last @: %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain);
  });
});
