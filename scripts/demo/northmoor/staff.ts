import { stringify } from 'csv-stringify/sync';
import { Dice } from '../random.js';
import { council, digital, directorates, type FamilyMix, type Service } from './departments.js';
import { otherFirstNames, surnames, welshFirstNames } from './names.js';

type Family = keyof FamilyMix;

interface Post {
  family: Family;
  title: string;
  leader: boolean;
}

const titles: Record<Family, string[]> = {
  care: ['Care Worker', 'Senior Care Worker', 'Support Worker'],
  crew: ['Operative', 'Driver', 'Team Leader', 'Caretaker'],
  customer: ['Customer Adviser', 'Senior Adviser', 'Library Assistant'],
  admin: ['Administrator', 'Business Support Officer', 'Clerk'],
  professional: ['Officer', 'Senior Officer', 'Surveyor', 'Analyst'],
  social: ['Social Worker', 'Senior Social Worker', 'Social Work Assistant'],
  digital: ['Developer', 'Data Analyst', 'Service Designer', 'Technician'],
  manager: ['Service Manager'],
};

/** As a council's own system spells them: some are the pack's names, some its aliases. */
const familyNames: Record<Family, string> = {
  care: 'Care and support',
  crew: 'Operatives',
  customer: 'Customer services',
  admin: 'Business support',
  professional: 'Professional and technical',
  social: 'Social work',
  digital: 'Digital, data and technology',
  manager: 'Managers and leaders',
};

const headings = [
  'Employee number',
  'First name',
  'Last name',
  'Email',
  'Department',
  'Department (Welsh)',
  'Job title',
  'Job family',
  'Language',
  'Leader',
  'Employment type',
  'Manager',
  'Workplace',
  'Address kind',
];

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

function postsOf(service: Service, dice: Dice): Post[] {
  const managed = service.people >= 6;
  const families = Object.entries(service.mix) as [Family, number][];
  return Array.from({ length: service.people }, (_, index) => {
    if (managed && index === 0) return { family: 'manager', title: `${service.en} Manager`, leader: true };
    let rest = dice.next();
    const [family] = families.find(([, share]) => (rest -= share) < 0) ?? (families[0] as [Family, number]);
    return { family, title: dice.of(titles[family]), leader: false };
  });
}

/** Makes people one by one, with numbers and addresses that stay the same for the same seed. */
class Staff {
  private readonly rows: string[][] = [];
  private readonly addresses = new Set<string>();

  constructor(private readonly dice: Dice) {}

  add(post: Post, place: { path: string; pathCy: string; workplace: string; manager: string }): string {
    const number = String(100_101 + this.rows.length * 7);
    const welsh = this.dice.chance(0.45);
    const first = this.dice.of(welsh ? welshFirstNames : otherFirstNames);
    const last = this.dice.of(surnames);
    const type = post.leader || this.dice.chance(0.93) ? 'permanent' : this.dice.of(['agency', 'casual']);
    this.rows.push([
      number,
      first,
      last,
      this.address(first, last, post.family),
      place.path,
      place.pathCy,
      post.title,
      familyNames[post.family],
      welsh && this.dice.chance(0.4) ? 'cy' : 'en',
      post.leader ? 'yes' : 'no',
      type,
      place.manager,
      place.workplace,
      'work',
    ]);
    return number;
  }

  csv(): string {
    return stringify([headings, ...this.rows]);
  }

  /** One in five of the crews has no address at all; two addresses are mistyped, as happens. */
  private address(first: string, last: string, family: Family): string {
    if (family === 'crew' && this.dice.chance(0.2)) return '';
    const stem = `${plain(first)}.${plain(last)}`;
    let address = `${stem}@northmoor.example`;
    for (let n = 2; this.addresses.has(address); n += 1) address = `${stem}${n}@northmoor.example`;
    this.addresses.add(address);
    const mistyped = this.rows.length === 87 || this.rows.length === 402;
    return mistyped ? address.replace('@', ' at ') : address;
  }
}

/** The staff directory of Northmoor Council as its HR system would export it: a CSV file of 640 people. */
export function northmoorDirectory(seed: number): string {
  const staff = new Staff(new Dice(seed));
  const dice = new Dice(seed + 1);
  const chief = staff.add(
    { family: 'manager', title: 'Chief Executive', leader: true },
    { path: council.en, pathCy: council.cy, workplace: 'County Hall', manager: '' },
  );
  const fill = (service: Service, above: { en: string; cy: string }, manager: string) => {
    const place = {
      path: `${above.en} > ${service.en}`,
      pathCy: `${above.cy} > ${service.cy}`,
      workplace: service.workplace,
    };
    let head = manager;
    for (const post of postsOf(service, dice)) {
      const number = staff.add(post, { ...place, manager: head });
      if (post.leader) head = number;
    }
  };
  for (const directorate of directorates) {
    const above = { en: `${council.en} > ${directorate.en}`, cy: `${council.cy} > ${directorate.cy}` };
    const director = staff.add(
      { family: 'manager', title: `Director of ${directorate.en}`, leader: true },
      { path: above.en, pathCy: above.cy, workplace: 'County Hall', manager: chief },
    );
    for (const service of directorate.services) fill(service, above, director);
  }
  fill(digital, council, chief);
  return staff.csv();
}
