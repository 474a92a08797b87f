import { csvOf } from './staff-csv.js';

const headings = [
  'Employee No.',
  'Name',
  'Work e-mail',
  'Org unit path',
  'Job title',
  'Job family',
  'Language',
  'Leader',
];

interface Team {
  path: string;
  people: number;
  family: string;
  leaders?: number;
}

const teams: Team[] = [
  { path: 'Northmoor Council', people: 9, family: 'Managers and leaders', leaders: 9 },
  { path: 'Northmoor Council > People > Adult Care', people: 18, family: 'Care and support' },
  { path: 'Northmoor Council > People > Children’s Services', people: 13, family: 'Social work' },
  { path: 'Northmoor Council > People > Sensory Team', people: 3, family: 'Care and support' },
  { path: 'Northmoor Council > Place > Waste', people: 15, family: 'Operatives and crews' },
  { path: 'Northmoor Council > Place > Planning', people: 11, family: 'Professional and technical' },
  {
    path: 'Northmoor Council > Resources > Finance',
    people: 9,
    family: 'Business support and administration',
  },
  { path: 'Northmoor Council > Resources > Lifeguards', people: 2, family: 'Lifeguards' },
];

const firstNames = [
  'Carys',
  'Rhys',
  'Siân',
  'Dafydd',
  'Megan',
  'Owain',
  'Priya',
  'Tomos',
  'Grace',
  'Ahmed',
  'Non',
];
const lastNames = ['Bevan', 'Prosser', 'Llewelyn', 'Patel', 'O’Connor', 'Price', 'Hussain', 'Griffiths'];

/** How many are in the file, and how many of them can be written to. */
export const council = {
  people: teams.reduce((sum, { people }) => sum + people, 0),
  withoutEmail: 2,
};

function rowsOf({ path, people, family, leaders = 0 }: Team, before: number): string[][] {
  return Array.from({ length: people }, (_, at) => {
    const number = before + at + 1;
    const name = `${firstNames[number % firstNames.length]} ${lastNames[number % lastNames.length]}`;
    // Two of the crews have no address of their own.
    const email =
      path.endsWith('Waste') && at < council.withoutEmail ? '' : `staff.${number}@northmoor.example`;
    const language = number % 6 === 0 ? 'cy' : 'en';
    return [String(number), name, email, path, family, family, language, at < leaders ? 'yes' : 'no'];
  });
}

/** A fictional council of 80 people in three levels, as its payroll would export it. */
export function councilCsv(): string {
  const rows: string[][] = [headings];
  for (const team of teams) rows.push(...rowsOf(team, rows.length - 1));
  return csvOf(rows);
}
