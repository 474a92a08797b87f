import { describe, expect, it } from '@jest/globals';
import { PublishedTable } from '../../disclosure/rules/published-table.js';
import { newRow } from '../../results/rules/new-row.js';
import { countForOthers, judgeSize } from './community-size.js';
import { namePattern, tidyAddress, tidyName } from './member-words.js';
import { worthStarting } from './worth-starting.js';

describe('The size of a community', () => {
  it.each([
    [0, 0, { outcome: 'merge', missing: 12, helpersMissing: 0 }],
    [9, 2, { outcome: 'merge', missing: 1, helpersMissing: 0 }],
    [9, 3, { outcome: 'right', helpersMissing: 0 }],
    [10, 2, { outcome: 'right', helpersMissing: 0 }],
    [11, 2, { outcome: 'right', helpersMissing: 1 }],
    [40, 0, { outcome: 'right', helpersMissing: 8 }],
    [34, 7, { outcome: 'split', into: 2, helpersMissing: 0 }],
    [70, 11, { outcome: 'split', into: 3, helpersMissing: 3 }],
  ])('%i who learn and %i who help: %j', (learn, help, expected) => {
    expect(judgeSize({ learn, help })).toMatchObject(expected);
  });

  it('is told to others from ten upwards', () => {
    expect(countForOthers({ learn: 7, help: 2 })).toBeNull();
    expect(countForOthers({ learn: 7, help: 3 })).toBe(10);
  });
});

describe('A name', () => {
  it.each([
    'Siân Bevan',
    "Niamh O'Brien",
    'Ng',
    'J. R. Tolkien',
    'J.R.R. Tolkien',
    'Łukasz Żółć-Nowak',
    '王小明',
  ])('may be %s', (name) => {
    expect(name).toMatch(namePattern);
  });

  it.each([
    '',
    'X',
    'www.example.org/win',
    'www.example.org',
    'Win.example now',
    'call 01632 960123',
    '<b>Siân</b>',
    'a\nb',
    'x@y',
    'a'.repeat(81),
  ])('may not be %j', (name) => expect(name).not.toMatch(namePattern));

  it('and an address are the same however they are typed', () => {
    expect(tidyName('  Siân \t Bevan ')).toBe('Siân Bevan');
    expect(tidyAddress(' Sian.Bevan@Northmoor.example ')).toBe('sian.bevan@northmoor.example');
  });
});

describe('A community is worth starting', () => {
  const departments = [
    { id: 1, parentId: null },
    { id: 2, parentId: 1 },
    { id: 3, parentId: 2 },
    { id: 4, parentId: 1 },
    { id: 5, parentId: 4 },
  ];
  type Short = { lower: number; reliability?: 'high' | 'low' };

  function figuresOf(groupId: number, { lower, reliability = 'high' }: Short, ready = 0.5) {
    const group = { groupKind: groupId === 1 ? ('organisation' as const) : ('department' as const), groupId };
    const base = { item: 'a', reliability, population: 100 };
    return [
      newRow(group, 'people-short', { ...base, value: lower + 2, lower, upper: lower + 4 }),
      newRow(group, 'readiness', { ...base, value: ready + 0.1, lower: ready, upper: ready + 0.2 }),
      newRow(group, 'priority', { ...base, value: lower }),
    ];
  }

  const proposed = (rows: ReturnType<typeof figuresOf>) =>
    worthStarting(PublishedTable.fromStored({ departments, rows }), { skills: ['a'], departments });

  it('where enough people are surely short, in departments apart, and enough could help', () => {
    const rows = [
      ...figuresOf(1, { lower: 30 }),
      ...figuresOf(2, { lower: 12 }),
      ...figuresOf(3, { lower: 9 }),
      ...figuresOf(4, { lower: 15 }),
    ];
    expect(proposed(rows)).toEqual([
      {
        skillKey: 'a',
        peopleShort: { value: 32, lower: 30, upper: 34 },
        couldHelp: 50,
        departments: [
          { id: 4, peopleShort: 17 },
          { id: 3, peopleShort: 11 },
        ],
      },
    ]);
  });

  const two = [...figuresOf(2, { lower: 9 }), ...figuresOf(4, { lower: 9 })];
  it.each([
    ['too few are surely short', [...figuresOf(1, { lower: 11 }), ...two]],
    [
      'only one department is concerned, and one inside it',
      [...figuresOf(1, { lower: 30 }), ...figuresOf(2, { lower: 12 }), ...figuresOf(3, { lower: 9 })],
    ],
    [
      'departments have hardly anybody',
      [...figuresOf(1, { lower: 30 }), ...figuresOf(2, { lower: 2 }), ...figuresOf(4, { lower: 20 })],
    ],
    ['nobody could help', [...figuresOf(1, { lower: 30 }, 0.01), ...two]],
    ['the figure is too uncertain', [...figuresOf(1, { lower: 30, reliability: 'low' }), ...two]],
    ['nothing is shown', []],
  ])('not where %s', (_what, rows) => expect(proposed(rows)).toEqual([]));
});
