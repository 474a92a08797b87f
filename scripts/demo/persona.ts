import { Dice } from './random.js';

/** What the demo knows of somebody, from the directory's row. */
export interface Person {
  email: string;
  department: string;
  family: string;
}

/** The team whose members all answer the same, which a published figure must not give away. */
const alike = 'School Support';
const keen = ['Digital', 'Policy', 'Communications', 'Democratic', 'Finance', 'School Support'];
const reluctant = ['Waste', 'Home Care', 'Street', 'Repairs', 'Residential'];

const familyEffect: Record<string, number> = {
  care: -0.7,
  operatives: -0.9,
  customer: 0.2,
  business: 0.3,
  professional: 0.3,
  social: -0.3,
  digital: 1.3,
  managers: 0,
};

/** Harder for everybody, whatever the job. */
const skillEffect: Record<string, number> = {
  spreadsheets: -0.8,
  'personal-data': -0.4,
  'ai-tools': -1.1,
  'automating-tasks': -1.2,
  'accessible-content': -0.9,
  'shared-documents': -0.2,
  'messages-and-meetings': 0.7,
  'finding-information': 0.6,
  'devices-and-accounts': 0.3,
};

/** A number from -1 to 1 that is always the same for the same text. */
function quirk(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return new Dice(hash).next() * 2 - 1;
}

/** How one invented person answers: their family, their department, the skill, and themselves. */
export class Persona {
  private readonly dice: Dice;
  private readonly self: number;
  private readonly place: number;
  private readonly family: number;

  constructor(
    private readonly person: Person,
    seed: number,
  ) {
    this.dice = new Dice(seed + Math.floor(quirk(person.email) * 1e9));
    this.self = this.dice.normal() * 0.55;
    this.place = quirk(person.department) * 0.45;
    const word = Object.keys(familyEffect).find((key) => person.family.toLowerCase().startsWith(key));
    this.family = word ? (familyEffect[word] as number) : quirk(person.family) * 0.5;
  }

  /** Response is uneven: crews and carers answer less, small head-office teams more. */
  answersAtAll(share: number): boolean {
    const is = (names: string[]) => names.some((name) => this.person.department.includes(name));
    if (this.person.department.includes(alike)) return share > 0;
    const own = is(keen) ? share * 1.25 : is(reluctant) ? share * 0.75 : share * (1 + 0.2 * this.place);
    return this.dice.chance(Math.min(share >= 1 ? 1 : 0.97, own));
  }

  /** The value of the radio chosen for a skill, or null where it is left blank. */
  skill(key: string): string | null {
    if (this.person.department.includes(alike)) return '1';
    if (this.dice.chance(0.02)) return null;
    if (this.dice.chance(0.02)) return 'not-my-role';
    const wish =
      2.1 + this.family + this.place + (skillEffect[key] ?? 0) + this.self + this.dice.normal() * 0.6;
    return String(Math.max(0, Math.min(4, Math.round(wish))));
  }

  /** Agreement with a culture statement, 1 to 5, or "don't know". */
  culture(key: string): string | null {
    if (this.person.department.includes(alike)) return '2';
    if (this.dice.chance(0.08)) return 'dont-know';
    const wish = 3.1 + quirk(key) * 0.6 + this.place + this.self * 0.5 + this.dice.normal() * 0.8;
    return String(Math.max(1, Math.min(5, Math.round(wish))));
  }

  ticks(key: string): boolean {
    return key === 'none-of-these' ? false : this.dice.chance(0.12 + 0.08 * quirk(key));
  }
}
