/** Words that people write into the cells of a directory, English and Welsh, and what they mean. */
export type Understood<Value> = { value: Value; understood: boolean };

export const employmentTypes = [
  'permanent',
  'agency',
  'casual',
  'school',
  'councillor',
  'volunteer',
] as const;
export type EmploymentType = (typeof employmentTypes)[number];

export const addressKinds = ['work', 'private', 'shared'] as const;
export type AddressKind = (typeof addressKinds)[number];

const plain = (cell: string) =>
  cell
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function fromWords<Value>(words: [Value, string[]][], otherwise: Value): (cell: string) => Understood<Value> {
  const meaning = new Map(
    words.flatMap(([value, list]) => list.map((word): [string, Value] => [word, value])),
  );
  const blank = { value: otherwise, understood: true };
  return (cell) => {
    if (cell === '') return blank;
    const value = meaning.get(cell) ?? meaning.get(plain(cell));
    return value === undefined ? { value: otherwise, understood: false } : { value, understood: true };
  };
}

/** A blank cell means no. */
export const readYesNo = fromWords<boolean>(
  [
    [
      true,
      [
        'yes',
        'y',
        'true',
        't',
        '1',
        'x',
        'ie',
        'oes',
        'ydy',
        'gwir',
        'primary',
        'main',
        'prif',
        'leader',
        'arweinydd',
      ],
    ],
    [
      false,
      [
        'no',
        'n',
        'false',
        'f',
        '0',
        'na',
        'nac oes',
        'nac ydy',
        'nage',
        'anwir',
        'secondary',
        'other',
        'arall',
      ],
    ],
  ],
  false,
);

/** A blank cell means English. */
export const readLanguage = fromWords<'en' | 'cy'>(
  [
    ['en', ['en', 'eng', 'english', 'en gb', 'e', 'saesneg']],
    ['cy', ['cy', 'cym', 'wel', 'welsh', 'cy gb', 'w', 'c', 'cymraeg', 'bilingual', 'dwyieithog']],
  ],
  'en',
);

/** A blank cell means permanent. Fixed-term and temporary staff of the organisation itself count as permanent. */
export const readEmploymentType = fromWords<EmploymentType>(
  [
    [
      'permanent',
      [
        ...[
          'permanent',
          'perm',
          'employee',
          'fixed term',
          'temporary',
          'temp',
          'fte',
          'full time',
          'part time',
        ],
        ...[
          'apprentice',
          'secondment',
          'seconded',
          'contract',
          'p',
          'parhaol',
          'dros dro',
          'cyfnod penodol',
          'prentis',
        ],
      ],
    ],
    [
      'agency',
      [
        'agency',
        'agency worker',
        'contractor',
        'interim',
        'consultant',
        'asiantaeth',
        'gweithiwr asiantaeth',
      ],
    ],
    [
      'casual',
      [
        'casual',
        'bank',
        'relief',
        'zero hours',
        'sessional',
        'as and when',
        'achlysurol',
        'dim oriau',
        'wrth gefn',
      ],
    ],
    [
      'school',
      ['school', 'schools', 'school based', 'teacher', 'teaching', 'ysgol', 'ysgolion', 'athro', 'athrawes'],
    ],
    [
      'councillor',
      ['councillor', 'cllr', 'member', 'elected member', 'cynghorydd', 'aelod', 'aelod etholedig'],
    ],
    ['volunteer', ['volunteer', 'voluntary', 'unpaid', 'gwirfoddolwr', 'gwirfoddol']],
  ],
  'permanent',
);

/** A blank cell means a work address. */
export const readAddressKind = fromWords<AddressKind>(
  [
    ['work', ['work', 'business', 'own', 'gwaith']],
    ['private', ['private', 'personal', 'home', 'preifat', 'personol', 'cartref']],
    ['shared', ['shared', 'team', 'group', 'generic', 'joint', 'rhannu', 'a rennir', 'tim']],
  ],
  'work',
);
