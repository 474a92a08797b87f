import { PageClient } from './page-client.js';
import { until, type WholeApp } from './whole-app.js';

/** HR plans the reminders of a draft; somebody asks for their link again, and somebody else for no surveys. */
export async function wishesInUse(
  whole: WholeApp,
  hr: PageClient,
  { draft, link, address }: { draft: number; link: string; address: string },
): Promise<void> {
  await hr.post(`/campaigns/${draft}/reminder-waves`, {
    'waves[0][days]': '5',
    'waves[0][rule]': 'after-opening',
  });
  const optOut = new URL(link).pathname.replace('/s/', '/opt-out/');
  await new PageClient(whole.web).post(optOut, { from: 'all-surveys' });
  await asksForLink(whole, address);
  await until('a link that was asked for', async () => {
    const rows = await whole.database.query('SELECT 1 FROM invitation_link_hour');
    return rows.length > 0;
  });
}

/** Waits for a worker. */
export async function asksForLink(whole: WholeApp, email: string): Promise<void> {
  await new PageClient(whole.web).post('/link-again', { email });
}
