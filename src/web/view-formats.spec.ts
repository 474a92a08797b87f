import { describe, expect, it } from '@jest/globals';
import { textsIn } from './texts.js';
import { formatsIn } from './view-formats.js';

const en = formatsIn('en');
const cy = formatsIn('cy');

describe('Figures and dates on pages', () => {
  it('write numbers, shares and pounds as people do', () => {
    expect([
      en.number(1204),
      en.number(0.456, 1),
      en.percent(0.584),
      en.percent(0.584, 1),
      en.pounds(6000),
    ]).toEqual(['1,204', '0.5', '58%', '58.4%', '£6,000']);
    expect([cy.number(1204), cy.percent(0.584)]).toEqual(['1,204', '58%']);
  });

  it('write days in English and Welsh', () => {
    const both = (write: (formats: typeof en) => string) => [write(en), write(cy)];
    expect(both((format) => format.day('2026-11-27'))).toEqual(['27 November 2026', '27 Tachwedd 2026']);
    expect(both((format) => format.weekday('2026-11-27'))).toEqual([
      'Friday 27 November',
      'Dydd Gwener 27 Tachwedd',
    ]);
    expect(both((format) => format.shortDay('2026-01-05'))).toEqual(['5 Jan', '5 Ion']);
  });

  it('show moments in the time of the council, summer and winter', () => {
    expect(en.moment('2026-07-01T23:30:00Z')).toBe('2 July 2026 at 00:30');
    expect(en.moment('2026-12-01T13:05:00Z')).toBe('1 December 2026 at 13:05');
    expect(cy.moment('2026-12-01T13:05:00Z')).toBe('1 Rhagfyr 2026 am 13:05');
  });

  it('count minutes with the plurals of each language', () => {
    const left = (language: 'en' | 'cy', count: number) => textsIn(language)('web:minutesLeft', { count });
    expect([1, 6].map((count) => left('en', count))).toEqual(['about 1 minute left', 'about 6 minutes left']);
    expect([1, 2, 6].map((count) => left('cy', count))).toEqual([
      'tuag 1 funud ar ôl',
      'tua 2 funud ar ôl',
      'tua 6 munud ar ôl',
    ]);
  });
});
