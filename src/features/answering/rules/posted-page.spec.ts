import { describe, expect, it } from '@jest/globals';
import { aPack } from '../../../../test/support/a-pack.js';
import { noAnswers, type Answers } from './answers.js';
import { readPostedPage, type PostedFault } from './posted-page.js';
import { routeFor, type Step } from './question-route.js';

const route = routeFor(aPack(), { familyKey: null, leader: true });
const step = (slug: string) => route.find((candidate) => candidate.slug === slug) as Step;
const post = (slug: string, fields: Record<string, unknown>, before: Answers = noAnswers()) =>
  readPostedPage(before, step(slug), fields);

describe('A posted page', () => {
  it('takes levels, "not part of my role" and ticks', () => {
    const { answers, faults } = post('information', { 'level-searching': '3', 'learn-searching': 'yes' });
    expect(faults).toEqual([]);
    expect([...answers.skills]).toEqual([['searching', 3]]);
    expect(answers.learn.has('searching')).toBe(true);
    expect(post('safety', { 'level-passwords': 'not-my-role' }).answers.skills.get('passwords')).toBe(
      'not-my-role',
    );
  });

  it('may be blank, and then takes back what was there before', () => {
    const before = post('information', { 'level-searching': '3', 'help-searching': 'yes' }).answers;
    const { answers, faults } = post('information', {}, before);
    expect(faults).toEqual([]);
    expect(answers).toEqual(noAnswers());
  });

  it('leaves the answers of other pages as they are', () => {
    const before = post('information', { 'level-searching': '0' }).answers;
    const { answers } = post('culture', { 'culture-listening': 'dont-know' }, before);
    expect(answers.skills.get('searching')).toBe(0);
    expect(answers.culture.get('listening')).toBe('dont-know');
  });

  it('takes one obstacle or several', () => {
    expect([...post('obstacles', { obstacles: 'no-time' }).answers.obstacles]).toEqual(['no-time']);
    expect([...post('obstacles', { obstacles: ['no-time', 'no-time'] }).answers.obstacles]).toEqual([
      'no-time',
    ]);
  });

  it.each<[string, Record<string, unknown>, PostedFault]>([
    ['information', { 'level-searching': '5' }, { field: 'level-searching', because: 'unknown-answer' }],
    ['information', { 'level-searching': '03' }, { field: 'level-searching', because: 'unknown-answer' }],
    [
      'information',
      { 'level-searching': ['1', '2'] },
      { field: 'level-searching', because: 'unknown-answer' },
    ],
    [
      'information',
      { 'level-searching': { a: '1' } },
      { field: 'level-searching', because: 'unknown-answer' },
    ],
    ['information', { 'level-passwords': '1' }, { field: 'level-passwords', because: 'unknown-question' }],
    [
      'information',
      { 'level-constructor': '1' },
      { field: 'level-constructor', because: 'unknown-question' },
    ],
    ['culture', { 'culture-listening': '0' }, { field: 'culture-listening', because: 'unknown-answer' }],
    ['culture', { leader: '4' }, { field: 'leader', because: 'unknown-question' }],
    ['obstacles', { obstacles: ['no-time', 'bad-boss'] }, { field: 'obstacles', because: 'unknown-answer' }],
    ['leader', { leader: 'maybe' }, { field: 'leader', because: 'unknown-answer' }],
  ])('on %s does not take %j, and says so', (slug, fields, fault) => {
    const { answers, faults } = post(slug, fields);
    expect(faults).toEqual([fault]);
    expect(answers.skills.size + answers.culture.size).toBe(0);
    expect(answers.leader).toBeNull();
  });

  it('pays no attention to fields that are no answers', () => {
    expect(post('information', { _csrf: 'x', language: 'cy', next: 'check' }).faults).toEqual([]);
  });
});
