import { stringify } from 'csv-stringify/sync';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from './api.js';
import { launchCampaign, planCampaign } from './campaign.js';
import { linkIn, type Mailbox } from './mailbox.js';

const department = 'Visitors to the demo';
/** At least k: fewer are not asked. */
const howMany = 12;
const address = (n: number) => `visitor${n}@visitors.example`;

interface DepartmentReply {
  id: number;
  name: string;
  depth: number;
}

const departments = async (api: Api) =>
  (await api.get<{ data: DepartmentReply[] }>('/directory/departments')).data;

async function importVisitors(api: Api): Promise<number> {
  const root = (await departments(api)).find(({ depth }) => depth === 0);
  const rows = Array.from({ length: howMany }, (_, index) => [
    `visitor-${index + 1}`,
    `Visitor ${index + 1}`,
    address(index + 1),
    `${root?.name} > ${department}`,
    'Business support',
  ]);
  const csv = stringify([['Employee number', 'Name', 'Email', 'Department', 'Job family'], ...rows]);
  const { id } = await api.sendFile<{ id: number }>('/directory/imports', Buffer.from(csv), 'text/csv');
  await api.post(`/directory/imports/${id}/application`, { scope: 'changes' });
  const made = (await departments(api)).find(({ name }) => name === department);
  if (!made) throw new Error('The department for visitors was not made');
  return made.id;
}

/**
 * The survey above is closed, so nobody could try its links. A dozen visitors join the council, and a campaign of
 * their own stays open for them. Returns their personal links, which nobody has used.
 */
export async function openForVisitors(api: Api, mailbox: Mailbox, packVersionId: number): Promise<string[]> {
  const campaignId = await planCampaign(api, packVersionId, [await importVisitors(api)]);
  await launchCampaign(api, campaignId);
  for (let tries = 0; tries < 300; tries += 1) {
    const mails = (await mailbox.all()).filter(({ to }) => to.endsWith('@visitors.example'));
    const links = mails.map(linkIn).filter((link) => link !== undefined);
    if (links.length === howMany) return links;
    await sleep(200);
  }
  throw new Error('The invitations for visitors did not come within a minute');
}
