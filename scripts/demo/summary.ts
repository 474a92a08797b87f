import { writeFileSync } from 'node:fs';
import type { Api } from './api.js';

export interface Gap {
  skill: string;
  /** People who need help with it, with the limits of the estimate. */
  peopleShort: number;
  lower: number;
  upper: number;
  people: number;
}

/** The demo's outcome, for programs (`--json`) and, in part, for the terminal. */
export interface Summary {
  peopleImported: number;
  rowsLeftOut: number;
  messagesIntended: number;
  messagesAccepted: number;
  messagesWithheld: number;
  messagesInMailbox: number;
  answers: number;
  k: number;
  departmentsShown: number;
  departmentsHidden: number;
  /** Share of the needed capability that is missing, 0 to 100. */
  gapScore: number | null;
  topGaps: Gap[];
  preflight: string[];
  addresses: { web: string; mailbox: string; results: string; api: string };
  credentials: { role: string; name: string; email: string; password: string }[];
  apiKey: string;
  unansweredLinks: string[];
}

type Outcome = Pick<Summary, 'k' | 'departmentsShown' | 'departmentsHidden' | 'gapScore' | 'topGaps'>;
type Shown = { outcome: string; row?: { value: number } };

interface SummaryReply {
  k: number;
  departmentsInSight: { outcome: 'shown' | 'withheld' }[];
  gapScore: Shown;
  priorities: {
    skill: string;
    peopleShort: { value: number; lower: number; upper: number; population: number };
  }[];
}

interface PackReply {
  document: { areas: { skills: { key: string; title: { en: string } }[] }[] };
}

async function titlesOf(api: Api, campaignId: number): Promise<Map<string, string>> {
  const { packVersionId } = await api.get<{ packVersionId: number }>(`/campaigns/${campaignId}`);
  const { document } = await api.get<PackReply>(`/packs/${packVersionId}`);
  return new Map(document.areas.flatMap(({ skills }) => skills.map(({ key, title }) => [key, title.en])));
}

/** What was published of the whole organisation: five lines that a leader would remember. */
export async function readOutcome(api: Api, campaignId: number): Promise<Outcome> {
  const { data } = await api.get<{ data: { id: number; campaignId: number }[] }>('/publications');
  const publication = data.find((candidate) => candidate.campaignId === campaignId);
  if (!publication) throw new Error('The campaign was published, and there is no publication');
  const reply = await api.get<SummaryReply>(`/publications/${publication.id}`);
  const titles = await titlesOf(api, campaignId);
  const count = (outcome: string) =>
    reply.departmentsInSight.filter((department) => department.outcome === outcome).length;
  return {
    k: reply.k,
    departmentsShown: count('shown'),
    departmentsHidden: count('withheld'),
    gapScore: reply.gapScore.row?.value ?? null,
    topGaps: reply.priorities.map(({ skill, peopleShort }) => ({
      skill: titles.get(skill) ?? skill,
      peopleShort: Math.round(peopleShort.value),
      lower: Math.round(peopleShort.lower),
      upper: Math.round(peopleShort.upper),
      people: Math.round(peopleShort.population),
    })),
  };
}

const words = (gap: Gap, place: number) =>
  `  ${place + 1}. ${gap.skill}: about ${gap.peopleShort} of ${gap.people} people need help (${gap.lower} to ${gap.upper})`;

export function printSummary(summary: Summary): void {
  const { addresses, credentials, topGaps } = summary;
  const who = credentials.map(
    ({ role, email, password }) => `${`${role}:`.padEnd(15)} ${email}   password ${password}`,
  );
  const lines = [
    '',
    `Sign in:        ${addresses.web}/sign-in`,
    ...who,
    `Mailbox:        ${addresses.mailbox}`,
    `Answer it:      ${summary.unansweredLinks[0] ?? 'everybody has answered'}`,
    `API:            ${addresses.web}/api/docs   key ${summary.apiKey}`,
    '',
    `${summary.answers} of ${summary.peopleImported} people answered. k = ${summary.k}: ${summary.departmentsShown} departments shown, ` +
      `${summary.departmentsHidden} hidden to protect people's answers.`,
    summary.gapScore === null
      ? 'Too few people answered to publish anything.'
      : `${summary.gapScore.toFixed(0)} % of the capability that roles are expected to have is missing (self-assessed). Most to gain:`,
    ...topGaps.map(words),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

export function writeSummary(file: string, summary: Summary): void {
  writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
}
