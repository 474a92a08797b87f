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

/** What was published of the whole organisation. */
export async function readOutcome(api: Api, campaignId: number): Promise<Outcome> {
  const { data } = await api.get<{ data: { id: number; campaignId: number }[] }>('/publications');
  const publication = data.find((candidate) => candidate.campaignId === campaignId);
  return api.get(`/publications/${publication?.id}`);
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
