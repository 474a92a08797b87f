import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { AccountMaking, type Credentials } from './accounts.js';
import { peopleIn } from './directory-file.js';
import { council } from './northmoor/departments.js';
import { northmoorDirectory } from './northmoor/staff.js';
import { readOptions, type DemoOptions } from './options.js';
import { agreeTargets, shippedPack } from './packs.js';
import { newPassword, Stage } from './stage.js';
import { printSummary, readOutcome, writeSummary, type Summary } from './summary.js';
import { Survey } from './survey.js';
import { openForVisitors } from './visitors.js';

interface DepartmentReply {
  id: number;
  depth: number;
  total: number;
}

const hr: Credentials = { name: 'Siân Bevan', email: 'hr@northmoor.example', password: newPassword() };
const leader: Credentials = {
  name: 'Owain Prydderch',
  email: 'leader@northmoor.example',
  password: newPassword(),
};

/** The largest directorate: its director is the demo's leader. */
async function leadersDepartment(stage: Stage): Promise<number> {
  const { data } = await stage.api.get<{ data: DepartmentReply[] }>('/directory/departments');
  const directorates = data.filter(({ depth }) => depth === 1).sort((a, b) => b.total - a.total);
  const [department] = directorates.length > 0 ? directorates : data;
  if (!department) throw new Error('The directory has no departments, so there is nobody to lead');
  return department.id;
}

async function makeAccounts(stage: Stage): Promise<void> {
  const accounts = new AccountMaking(stage.webUrl, stage.mailbox, stage.administrator);
  await accounts.create({ ...hr, role: 'hr', departmentIds: [] });
  await accounts.create({ ...leader, role: 'leader', departmentIds: [await leadersDepartment(stage)] });
}

/** In flight at a kill: ten messages in each of four lanes of two jobs. */
const mostInFlight = 80;

/**
 * One message for everybody who has an address, to that address, no more and no fewer. Only where a worker was
 * killed while sending may a message that was in flight have come twice.
 */
async function checkMailbox(survey: Survey, expected: { file: string; accepted: number; kills: number }) {
  const addresses = (await survey.invitations()).map(({ to }) => to.toLowerCase());
  const reached = new Set(addresses);
  const twice = addresses.length - reached.size;
  if (reached.size !== expected.accepted || twice > expected.kills * mostInFlight) {
    throw new Error(
      `The mailbox holds ${addresses.length} invitations to ${reached.size} people, not ${expected.accepted}`,
    );
  }
  const known = peopleIn(expected.file);
  const strangers = addresses.filter((address) => !known.has(address));
  if (strangers.length > 0)
    throw new Error(`${strangers.length} messages went to somebody who is not in the file`);
  return addresses.length;
}

async function runSurvey(stage: Stage, file: string, options: DemoOptions): Promise<Summary> {
  const survey = new Survey(stage.api, stage.mailbox, options.seed);
  const imported = await survey.importStaff(file);
  await makeAccounts(stage);
  const packId = await shippedPack(stage.api);
  const preflight = await survey.launch(options.staff ? packId : await agreeTargets(stage.api, packId));
  const delivery = await survey.deliver();
  const { accepted } = delivery;
  const inMailbox = await checkMailbox(survey, { file, accepted, kills: stage.workersKilled });
  const { answered, unanswered } = await survey.answer(file, options.answers);
  await survey.close();
  await survey.publish();
  const publication = await readOutcome(stage.api, survey.id);
  const links = options.once ? unanswered : await openForVisitors(stage.api, stage.mailbox, packId);
  const address = (path: string) => `${stage.webUrl}${path}`;
  return {
    peopleImported: imported.new,
    rowsLeftOut: imported.leftOut,
    messagesIntended: delivery.intended,
    messagesAccepted: accepted,
    messagesWithheld: delivery.withheld,
    messagesInMailbox: inMailbox,
    answers: answered,
    ...publication,
    preflight,
    addresses: {
      web: stage.webUrl,
      mailbox: stage.mailbox.webUrl,
      results: address('/results'),
      api: address('/api/v1'),
    },
    credentials: [
      { role: 'HR', ...hr },
      { role: 'Leader', ...leader },
      { role: 'Administrator', ...stage.administrator },
    ],
    apiKey: stage.apiKey,
    unansweredLinks: links,
  };
}

async function demo(stage: Stage, options: DemoOptions): Promise<void> {
  const organisation = options.staff ? { en: 'Our Council', cy: 'Ein Cyngor' } : council;
  await stage.open({ port: options.port, organisation });
  const file = options.staff ?? join(stage.folder, 'northmoor.csv');
  if (!options.staff) writeFileSync(file, northmoorDirectory(options.seed));
  const summary = await runSurvey(stage, file, options);
  if (options.json) writeSummary(options.json, summary);
  printSummary(summary);
}

const options = readOptions(process.argv);
const stage = new Stage();
let stopping: Promise<void> | undefined;
const stop = (code: number) => (stopping ??= stage.close().finally(() => process.exit(code)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

try {
  if (options.staff) readFileSync(options.staff);
  await demo(stage, options);
  if (options.once) await stop(0);
  process.stdout.write('Everything stays up until you press Ctrl-C.\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  // A demo that is being stopped breaks off in the middle of a step; that is no fault.
  if (!stopping) process.stderr.write(`\nThe demo did not get to its end: ${(error as Error).message}\n`);
  await stop(1);
}
