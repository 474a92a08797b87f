/** Job families of the pack, in short. */
export type FamilyMix = Partial<
  Record<'care' | 'crew' | 'customer' | 'admin' | 'professional' | 'social' | 'digital' | 'manager', number>
>;

export interface Service {
  en: string;
  cy: string;
  people: number;
  /** Shares of the job families; the first person of a service of six or more manages it. */
  mix: FamilyMix;
  workplace: string;
}

export interface Directorate {
  en: string;
  cy: string;
  services: Service[];
}

const workplaces = {
  hall: 'County Hall',
  depot: 'Moorside Depot',
  home: 'Bryn Heulog',
  library: 'Central Library',
  leisure: 'Northmoor Leisure Centre',
  centre: 'Civic Centre',
};

type Row = [en: string, cy: string, people: number, mix: FamilyMix, workplace?: keyof typeof workplaces];

const services = (...rows: Row[]): Service[] =>
  rows.map(([en, cy, people, mix, workplace = 'hall']) => ({
    en,
    cy,
    people,
    mix,
    workplace: workplaces[workplace],
  }));

export const council = { en: 'Northmoor Council', cy: 'Cyngor Northmoor' };

/** A council of our own invention: 7 directorates (one without services), 34 services, 640 people. */
export const directorates: Directorate[] = [
  {
    en: "Chief Executive's Office",
    cy: 'Swyddfa’r Prif Weithredwr',
    services: services(
      ['Policy and Performance', 'Polisi a Pherfformiad', 13, { professional: 0.7, admin: 0.3 }],
      ['Communications', 'Cyfathrebu', 9, { professional: 0.8, admin: 0.2 }],
      ['Democratic Services', 'Gwasanaethau Democrataidd', 12, { admin: 0.7, professional: 0.3 }],
      ['Legal Services', 'Gwasanaethau Cyfreithiol', 16, { professional: 0.75, admin: 0.25 }],
      ['Welsh Language', 'Y Gymraeg', 5, { professional: 1 }],
    ),
  },
  {
    en: 'Adult Social Care',
    cy: 'Gofal Cymdeithasol i Oedolion',
    services: services(
      ['Home Care', 'Gofal Cartref', 40, { care: 0.9, admin: 0.1 }, 'depot'],
      ['Residential Care', 'Gofal Preswyl', 32, { care: 0.9, admin: 0.1 }, 'home'],
      ['Older People', 'Pobl Hŷn', 19, { social: 0.7, admin: 0.3 }],
      ['Learning Disability', 'Anabledd Dysgu', 18, { social: 0.5, care: 0.5 }],
      ['Mental Health', 'Iechyd Meddwl', 15, { social: 0.8, admin: 0.2 }],
      ['Sensory Team', 'Tîm Synhwyraidd', 7, { social: 0.7, care: 0.3 }],
      ['Safeguarding', 'Diogelu', 11, { social: 0.8, admin: 0.2 }],
    ),
  },
  {
    en: "Children's Services and Education",
    cy: 'Gwasanaethau Plant ac Addysg',
    services: services(
      ['Family Support', 'Cymorth i Deuluoedd', 24, { social: 0.6, care: 0.3, admin: 0.1 }],
      ['Fostering and Adoption', 'Maethu a Mabwysiadu', 17, { social: 0.8, admin: 0.2 }],
      ['Youth Justice', 'Cyfiawnder Ieuenctid', 9, { social: 0.9, admin: 0.1 }],
      ['School Support', 'Cymorth i Ysgolion', 22, { admin: 0.6, professional: 0.4 }],
      ['Additional Learning Needs', 'Anghenion Dysgu Ychwanegol', 16, { professional: 0.8, admin: 0.2 }],
      ['Early Years', 'Y Blynyddoedd Cynnar', 17, { care: 0.6, professional: 0.2, admin: 0.2 }],
    ),
  },
  {
    en: 'Environment and Highways',
    cy: 'Yr Amgylchedd a Phriffyrdd',
    services: services(
      ['Waste Operations', 'Gweithrediadau Gwastraff', 44, { crew: 0.94, admin: 0.06 }, 'depot'],
      ['Street Cleansing', 'Glanhau Strydoedd', 20, { crew: 0.95, admin: 0.05 }, 'depot'],
      ['Parks and Grounds', 'Parciau a Thiroedd', 20, { crew: 0.9, professional: 0.1 }, 'depot'],
      ['Highways', 'Priffyrdd', 24, { crew: 0.6, professional: 0.4 }, 'depot'],
      ['Planning', 'Cynllunio', 18, { professional: 0.8, admin: 0.2 }],
      ['Public Protection', 'Gwarchod y Cyhoedd', 18, { professional: 0.8, admin: 0.2 }],
      ['Ecology', 'Ecoleg', 4, { professional: 1 }],
    ),
  },
  {
    en: 'Housing and Communities',
    cy: 'Tai a Chymunedau',
    services: services(
      ['Housing Options', 'Dewisiadau Tai', 17, { customer: 0.6, professional: 0.4 }],
      ['Repairs', 'Atgyweiriadau', 23, { crew: 0.8, admin: 0.2 }, 'depot'],
      ['Libraries', 'Llyfrgelloedd', 21, { customer: 0.9, admin: 0.1 }, 'library'],
      ['Leisure', 'Hamdden', 18, { customer: 0.6, crew: 0.4 }, 'leisure'],
      ['Community Safety', 'Diogelwch Cymunedol', 6, { professional: 0.7, admin: 0.3 }],
    ),
  },
  {
    en: 'Resources',
    cy: 'Adnoddau',
    services: services(
      ['Contact Centre', 'Canolfan Gyswllt', 26, { customer: 0.95, admin: 0.05 }, 'centre'],
      ['Revenues and Benefits', 'Refeniw a Budd-daliadau', 20, { customer: 0.4, admin: 0.6 }, 'centre'],
      ['Finance', 'Cyllid', 18, { professional: 0.7, admin: 0.3 }],
      [
        'People and Organisational Development',
        'Pobl a Datblygu Sefydliadol',
        14,
        { professional: 0.6, admin: 0.4 },
      ],
    ),
  },
];

/** Digital is a directorate without services: people may stand anywhere in the tree. */
export const digital = services([
  'Digital and Data',
  'Digidol a Data',
  20,
  { digital: 0.9, admin: 0.1 },
])[0] as Service;
