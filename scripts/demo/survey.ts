import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { answer, inParallel } from './answering.js';
import type { Api } from './api.js';
import { peopleIn } from './directory-file.js';
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
  delivery: Delivery;
}

const today = () => new Date().toISOString().slice(0, 10);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

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

  async launch(packVersionId: number): Promise<string[]> {
    const progress = new Progress('Launch', '');
    const { id } = await this.api.post<{ id: number }>('/campaigns', campaignPlan(packVersionId));
    this.campaignId = id;
    const preflight = await this.api.get<{ items: { key: string; verdict: string; text: string }[] }>(
      `/campaigns/${id}/preflight`,
    );
    await this.api.post(`/campaigns/${id}/launch`, {
      reason: 'A demonstration with made-up people: nobody needs to be consulted.',
      purposeLimited: true,
    });
    await this.waitForState('open', progress);
    progress.done('campaign open; roster, departments, targets and k are fixed');
    return preflight.items.filter(({ verdict }) => verdict !== 'ok').map(({ text }) => text);
  }

  /** Until the ledger in the database says that nothing is open, and the mailbox holds what it says. */
  async deliver(): Promise<Delivery> {
    const progress = new Progress('Deliver', 'messages');
    for (let tries = 0; tries < patience * 5; tries += 1) {
      const { delivery } = await this.progress();
      progress.at(delivery.accepted, delivery.intended - delivery.withheld);
      if (delivery.intended > 0 && delivery.open === 0) {
        progress.done(
          `${delivery.intended} intended = ${delivery.accepted} accepted + ${delivery.withheld} withheld`,
        );
        return delivery;
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
    for (const mail of await this.invitations()) {
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
    await this.api.post(`/campaigns/${this.campaignId}/publication`, { haveRead: true });
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

function campaignPlan(packVersionId: number): object {
  return {
    name: 'Digital skills and culture survey',
    nameCy: 'Arolwg sgiliau a diwylliant digidol',
    purpose:
      'We want to know what helps and what hinders you in working digitally, and what you would like to learn.',
    purposeCy:
      'Hoffem wybod beth sy’n eich helpu a beth sy’n eich rhwystro wrth weithio’n ddigidol, a beth yr hoffech ei ddysgu.',
    packVersionId,
    audience: { departmentIds: null, employmentTypes: null },
    opensOn: today(),
    closesOn: inDays(21),
    k: 10,
    contact: {
      name: 'Siân Bevan',
      unit: 'Organisational Development',
      phone: '01632 960 123',
      email: 'organisational.development@northmoor.example',
    },
  };
}
