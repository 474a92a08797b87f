import { describe, expect, it } from '@jest/globals';
import { compareWithFlags, PlacesOfBallots } from './ballots-and-flags.js';

const planners = { departmentId: 1, familyKey: 'planners' };
const others = { departmentId: 1, familyKey: null };
const elsewhere = { departmentId: 2, familyKey: 'planners' };

function compare(box: { inTheBox: number; opened: (typeof planners | typeof others)[] }, k = 10) {
  const places = new PlacesOfBallots();
  box.opened.forEach((place) => places.add(place));
  const flags = [
    { ...planners, people: 20 },
    { ...others, people: 2 },
    { ...elsewhere, people: 3 },
  ];
  return compareWithFlags({ inTheBox: box.inTheBox, places, flags, k });
}
const times = <Place>(place: Place, number: number) => Array.from({ length: number }, () => place);

describe('Ballots and the flags that people have answered', () => {
  it('agree when each flag has its ballot, taken back or not', () => {
    expect(compare({ inTheBox: 25, opened: times(planners, 18) })).toEqual({ outcome: 'plausible' });
  });

  it('contradict each other when there are more ballots than flags, though they do not open', () => {
    expect(compare({ inTheBox: 26, opened: [] })).toEqual({ outcome: 'too-many-ballots' });
  });

  it('contradict each other when a department has more ballots of a family than flags', () => {
    expect(compare({ inTheBox: 25, opened: times(others, 3) })).toEqual({ outcome: 'too-many-ballots' });
    expect(compare({ inTheBox: 25, opened: [{ departmentId: 9, familyKey: 'planners' }] })).toEqual({
      outcome: 'too-many-ballots',
    });
  });

  it.each([
    [24, 'few'],
    [16, 'few'],
    [15, 10],
    [0, 25],
  ])('say that ballots are missing, in numbers of k or more: %d of 25 are there', (inTheBox, missing) => {
    expect(compare({ inTheBox, opened: [] })).toEqual({ outcome: 'plausible', missing });
  });
});
