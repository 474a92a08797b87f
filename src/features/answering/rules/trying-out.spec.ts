import { describe, expect, it } from '@jest/globals';
import { aPack } from '../../../../test/support/a-pack.js';
import { noAnswers, type Answers } from './answers.js';
import { carry, readCarried, readRespondent, respondentName } from './trying-out.js';

describe('Trying a survey out', () => {
  it('plays somebody of a family or of none, as a leader or not', () => {
    for (const familyKey of ['planners', null]) {
      for (const leader of [true, false]) {
        expect(readRespondent(aPack(), respondentName({ familyKey, leader }))).toEqual({ familyKey, leader });
      }
    }
    expect(readRespondent(aPack(), 'pirates')).toBeNull();
    expect(readRespondent(aPack(), '')).toBeNull();
  });

  it('carries answers from page to page', () => {
    const answers: Answers = {
      ...noAnswers(),
      skills: new Map([['searching', 3]]),
      leader: 2,
      learn: new Set(['passwords']),
    };
    expect(readCarried(aPack(), carry(aPack(), answers))).toEqual(answers);
  });

  it.each([undefined, '', '{', 'null', '7', '{"skills":"9"}', ['a']])(
    'begins without answers where it was handed %j',
    (text) => {
      expect(readCarried(aPack(), text)).toEqual(noAnswers());
    },
  );
});
