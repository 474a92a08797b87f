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

const s = (en: string, cy: string, people: number, mix: FamilyMix, workplace = 'County Hall'): Service => ({
  en,
  cy,
  people,
  mix,
  workplace,
});

export const council = { en: 'Northmoor Council', cy: 'Cyngor Northmoor' };

/** A council of our own invention: 7 directorates (one without services), 34 services, 640 people. */
export const directorates: Directorate[] = [
  {
    en: "Chief Executive's Office",
    cy: 'Swyddfa’r Prif Weithredwr',
    services: [
      s('Policy and Performance', 'Polisi a Pherfformiad', 13, { professional: 0.7, admin: 0.3 }),
      s('Communications', 'Cyfathrebu', 9, { professional: 0.8, admin: 0.2 }),
      s('Democratic Services', 'Gwasanaethau Democrataidd', 12, { admin: 0.7, professional: 0.3 }),
      s('Legal Services', 'Gwasanaethau Cyfreithiol', 16, { professional: 0.75, admin: 0.25 }),
      s('Welsh Language', 'Y Gymraeg', 5, { professional: 1 }),
    ],
  },
  {
    en: 'Adult Social Care',
    cy: 'Gofal Cymdeithasol i Oedolion',
    services: [
      s('Home Care', 'Gofal Cartref', 40, { care: 0.9, admin: 0.1 }, 'Moorside Depot'),
      s('Residential Care', 'Gofal Preswyl', 32, { care: 0.9, admin: 0.1 }, 'Bryn Heulog'),
      s('Older People', 'Pobl Hŷn', 19, { social: 0.7, admin: 0.3 }),
      s('Learning Disability', 'Anabledd Dysgu', 18, { social: 0.5, care: 0.5 }),
      s('Mental Health', 'Iechyd Meddwl', 15, { social: 0.8, admin: 0.2 }),
      s('Sensory Team', 'Tîm Synhwyraidd', 7, { social: 0.7, care: 0.3 }),
      s('Safeguarding', 'Diogelu', 11, { social: 0.8, admin: 0.2 }),
    ],
  },
  {
    en: "Children's Services and Education",
    cy: 'Gwasanaethau Plant ac Addysg',
    services: [
      s('Family Support', 'Cymorth i Deuluoedd', 24, { social: 0.6, care: 0.3, admin: 0.1 }),
      s('Fostering and Adoption', 'Maethu a Mabwysiadu', 17, { social: 0.8, admin: 0.2 }),
      s('Youth Justice', 'Cyfiawnder Ieuenctid', 9, { social: 0.9, admin: 0.1 }),
      s('School Support', 'Cymorth i Ysgolion', 22, { admin: 0.6, professional: 0.4 }),
      s('Additional Learning Needs', 'Anghenion Dysgu Ychwanegol', 16, { professional: 0.8, admin: 0.2 }),
      s('Early Years', 'Y Blynyddoedd Cynnar', 17, { care: 0.6, professional: 0.2, admin: 0.2 }),
    ],
  },
  {
    en: 'Environment and Highways',
    cy: 'Yr Amgylchedd a Phriffyrdd',
    services: [
      s('Waste Operations', 'Gweithrediadau Gwastraff', 44, { crew: 0.94, admin: 0.06 }, 'Moorside Depot'),
      s('Street Cleansing', 'Glanhau Strydoedd', 20, { crew: 0.95, admin: 0.05 }, 'Moorside Depot'),
      s('Parks and Grounds', 'Parciau a Thiroedd', 20, { crew: 0.9, professional: 0.1 }, 'Moorside Depot'),
      s('Highways', 'Priffyrdd', 24, { crew: 0.6, professional: 0.4 }, 'Moorside Depot'),
      s('Planning', 'Cynllunio', 18, { professional: 0.8, admin: 0.2 }),
      s('Public Protection', 'Gwarchod y Cyhoedd', 18, { professional: 0.8, admin: 0.2 }),
      s('Ecology', 'Ecoleg', 4, { professional: 1 }),
    ],
  },
  {
    en: 'Housing and Communities',
    cy: 'Tai a Chymunedau',
    services: [
      s('Housing Options', 'Dewisiadau Tai', 17, { customer: 0.6, professional: 0.4 }),
      s('Repairs', 'Atgyweiriadau', 23, { crew: 0.8, admin: 0.2 }, 'Moorside Depot'),
      s('Libraries', 'Llyfrgelloedd', 21, { customer: 0.9, admin: 0.1 }, 'Central Library'),
      s('Leisure', 'Hamdden', 18, { customer: 0.6, crew: 0.4 }, 'Northmoor Leisure Centre'),
      s('Community Safety', 'Diogelwch Cymunedol', 6, { professional: 0.7, admin: 0.3 }),
    ],
  },
  {
    en: 'Resources',
    cy: 'Adnoddau',
    services: [
      s('Contact Centre', 'Canolfan Gyswllt', 26, { customer: 0.95, admin: 0.05 }, 'Civic Centre'),
      s(
        'Revenues and Benefits',
        'Refeniw a Budd-daliadau',
        20,
        { customer: 0.4, admin: 0.6 },
        'Civic Centre',
      ),
      s('Finance', 'Cyllid', 18, { professional: 0.7, admin: 0.3 }),
      s('People and Organisational Development', 'Pobl a Datblygu Sefydliadol', 14, {
        professional: 0.6,
        admin: 0.4,
      }),
    ],
  },
];

/** Digital is a directorate without services: people may stand anywhere in the tree. */
export const digital: Service = s('Digital and Data', 'Digidol a Data', 20, { digital: 0.9, admin: 0.1 });
