import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupCards, readPlace, writePlace, type CardHolder } from './card-groups.js';

let made = 0;
const aHolder = (changes: Partial<CardHolder> = {}): CardHolder => ({
  participantId: (made += 1),
  name: 'Tom Reed',
  language: 'en',
  workplace: 'Depot',
  departmentId: 1,
  department: 'Waste Operations',
  departmentCy: null,
  ...changes,
});

describe('Packs of cards', () => {
  it('are one for each workplace and department', () => {
    const holders = [
      aHolder(),
      aHolder({ workplace: 'depot' }),
      aHolder({ departmentId: 2, department: 'Fleet' }),
      aHolder({ workplace: 'Town Hall', departmentId: 2, department: 'Fleet' }),
      aHolder({ workplace: '', departmentId: 3, department: 'Cleaning' }),
    ];
    const packs = groupCards(holders).map(({ workplace, department, cards }) => [
      workplace,
      department,
      cards.length,
    ]);
    expect(packs).toEqual([
      ['Depot', 'Waste Operations', 2],
      ['Depot', 'Fleet', 1],
      ['Town Hall', 'Fleet', 1],
      ['', 'Cleaning', 1],
    ]);
  });

  it('hold everybody once, in order, and nobody of elsewhere', () => {
    const holder = fc
      .record({
        workplace: fc.constantFrom('', 'Depot', 'depot', 'Hall'),
        departmentId: fc.integer({ min: 1, max: 3 }),
      })
      .map(aHolder);
    fc.assert(
      fc.property(fc.array(holder), (holders) => {
        const packs = groupCards(holders);
        expect(packs.flatMap(({ cards }) => cards)).toEqual(holders);
        for (const { workplace, cards } of packs) {
          expect(new Set(cards.map(({ departmentId }) => departmentId)).size).toBe(1);
          for (const card of cards) expect(card.workplace.toLowerCase()).toBe(workplace.toLowerCase());
        }
      }),
    );
  });
});

describe('A place', () => {
  it('comes back from the form as it was: a workplace by its name, else a department', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (workplace) =>
        expect(readPlace(writePlace({ workplace, departmentId: null }))).toEqual({ workplace }),
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_294_967_295 }), (departmentId) =>
        expect(readPlace(writePlace({ workplace: '', departmentId }))).toEqual({ departmentId }),
      ),
    );
  });

  it.each(['', 'w:', 'd:', 'd:0', 'd:-1', 'd:1e3', 'd:12345678901', 'x:Depot', 'Depot'])(
    'is not %j',
    (posted) => expect(readPlace(posted)).toBeNull(),
  );
});
