import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, inParallel } from './answering.js';
import type { Api } from './api.js';
import { peopleIn } from './directory-file.js';
import { launchCampaign, planCampaign } from './campaign.js';
import { linkIn, type Mail, type Mailbox } from './mailbox.js';
import { Persona } from './persona.js';
import { Progress } from './progress.js';

const lanes = 6;
const patience = 240;

export interface Delivery {
  intended: number;
  accepted: number;
  withheld: number;
  open: number;
}

interface ImportReply {
  id: number;
  counts: { new: number; leftOut: number; withoutEmail: number };
}

interface ProgressReply {
  state: string;
  sending: Delivery;
}

/** The whole loop for real: what HR, the worker and staff do, in order, over API, mail and pages. */
export class Survey {
  private campaignId = 0;

  constructor(
    private readonly api: Api,
    private readonly mailbox: Mailbox,
    private readonly seed: number,
  ) {}

  async importStaff(file: string): Promise<ImportReply['counts']> {
    const progress = new Progress('Import', 'people');
    const staged = await this.api.sendFile<ImportReply>('/directory/imports', readFileSync(file), 'text/csv');
    await this.api.post(`/directory/imports/${staged.id}/application`, {
      scope: 'whole',
      confirmLeaving: true,
    });
    const { counts } = staged;
    progress.done(
      `${counts.new} people imported, ${counts.leftOut} rows left out, ${counts.withoutEmail} without email`,
    );
    return counts;
  }

  /** Returns what the preflight draws attention to. */
  async launch(packVersionId: number): Promise<string[]> {
    const progress = new Progress('Launch', '');
    this.campaignId = await planCampaign(this.api, packVersionId);
    const { items } = await this.api.get<{ items: { verdict: string; message: string }[] }>(
      `/campaigns/${this.campaignId}/preflight`,
    );
    await launchCampaign(this.api, this.campaignId);
    await this.waitForState('open', progress);
    progress.done('campaign open; roster, departments, targets and k are fixed');
    return items.filter(({ verdict }) => verdict !== 'ok').map(({ message }) => message);
  }

  /** Until the ledger in the database says that nothing is open, and the mailbox holds what it says. */
  async deliver(): Promise<Delivery> {
    const progress = new Progress('Deliver', 'messages');
    for (let tries = 0; tries < patience * 5; tries += 1) {
      const { sending } = await this.progress();
      progress.at(sending.accepted, sending.intended - sending.withheld);
      if (sending.intended > 0 && sending.open === 0) {
        progress.done(
          `${sending.intended} intended = ${sending.accepted} accepted + ${sending.withheld} withheld`,
        );
        return sending;
      }
      await sleep(200);
    }
    throw new Error('The messages were not all sent in time');
  }

  async invitations(): Promise<Mail[]> {
    return (await this.mailbox.all()).filter((mail) => linkIn(mail));
  }

  /** Returns the links of those who have not answered. */
  async answer(file: string, share: number): Promise<{ answered: number; unanswered: string[] }> {
    const progress = new Progress('Answer', 'people');
    const people = peopleIn(file);
    const willing: { link: string; persona: Persona }[] = [];
    const unanswered: string[] = [];
    const everybody = new Map((await this.invitations()).map((mail) => [linkIn(mail), mail]));
    for (const mail of everybody.values()) {
      const email = mail.to.toLowerCase();
      const persona = new Persona(people.get(email) ?? { email, department: '', family: '' }, this.seed);
      const link = linkIn(mail) as string;
      if (persona.answersAtAll(share)) willing.push({ link, persona });
      else unanswered.push(link);
    }
    let done = 0;
    await inParallel(willing, lanes, async ({ link, persona }) => {
      await answer(link, persona);
      done += 1;
      progress.at(done, willing.length);
    });
    progress.done(`${done} people answered over the public pages`);
    return { answered: done, unanswered };
  }

  async close(): Promise<void> {
    const progress = new Progress('Count', '');
    await this.api.post(`/campaigns/${this.campaignId}/closing`);
    await this.waitForState('drafted', progress);
    progress.done('closed; ballots counted in memory; draft of safe figures audited');
  }

  async publish(): Promise<void> {
    const progress = new Progress('Publish', '');
    await this.api.post(`/campaigns/${this.campaignId}/publication`, { read: 'yes' });
    await this.waitForState('published', progress);
    progress.done('signed and published; ballots, keys and answered flags destroyed');
  }

  get id(): number {
    return this.campaignId;
  }

  private progress(): Promise<ProgressReply> {
    return this.api.get<ProgressReply>(`/campaigns/${this.campaignId}/progress`);
  }

  private async waitForState(wanted: string, progress: Progress): Promise<void> {
    let state = '';
    for (let tries = 0; tries < patience * 5; tries += 1) {
      ({ state } = await this.progress());
      if (state === wanted) return;
      progress.at(tries % 28, 28);
      await sleep(200);
    }
    throw new Error(`The campaign stayed "${state}" and did not become "${wanted}" in ${patience} s`);
  }
}
