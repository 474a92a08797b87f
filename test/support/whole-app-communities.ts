import { linkTo, mailTo } from './mailbox.js';
import { PageClient } from './page-client.js';
import type { WholeApp } from './whole-app.js';

export interface CommunityInUse {
  id: number;
  /** Token of somebody who has asked to join and not confirmed yet. */
  confirm: string;
  /** Token of a member's own link. */
  member: string;
}

const tokenOf = (link: string) => link.split('/').pop() as string;

/** Asks to join. @returns the token that confirms it, from the email */
export async function asked(whole: WholeApp, id: number, email: string): Promise<string> {
  const visitor = new PageClient(whole.web);
  await visitor.get(`/communities/${id}`);
  await visitor.submit({ name: 'Carys Bevan', email, role: 'learn' });
  return tokenOf(linkTo('/communities/confirm/', await mailTo(whole.mail, email, '/communities/confirm/')));
}

export async function confirmed(whole: WholeApp, token: string): Promise<void> {
  await new PageClient(whole.web).post(`/communities/confirm/${token}`);
}

/** HR opens the first one that the published gaps propose; one person joins, another has only asked. */
export async function aCommunityInUse(whole: WholeApp, hr: PageClient): Promise<CommunityInUse> {
  await hr.get('/communities/overview');
  const opened = await hr.submit({}, { button: 'Open for joining' });
  if (!opened.location) throw new Error(`No community opened: ${opened.status} ${opened.heading}`);
  const [row] = await whole.database.query<{ id: number }>('SELECT id FROM community');
  const id = row?.id ?? 0;
  const joining = await asked(whole, id, 'staff.14@northmoor.example');
  await confirmed(whole, joining);
  const welcome = await mailTo(whole.mail, 'staff.14@northmoor.example', '/communities/member/');
  const member = tokenOf(linkTo('/communities/member/', welcome));
  return { id, confirm: await asked(whole, id, 'staff.15@northmoor.example'), member };
}
