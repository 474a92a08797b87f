import { ApiKeys } from '../../src/features/accounts/index.js';
import { Campaigns, type CampaignState } from '../../src/features/campaigns/index.js';
import { Publications } from '../../src/features/results/index.js';
import { Packs } from '../../src/features/surveys/index.js';
import { permissions } from '../../src/shared/permissions.js';
import { everybodyAnswers } from './journey-answers.js';
import { council, councilCsv } from './journey-council.js';
import { invitationsIn, mailTo, passwordLink } from './mailbox.js';
import { PageClient, type Fields } from './page-client.js';
import { signInAs } from './sign-in.js';
import { uploadFrom } from './upload.js';
import { aCommunityInUse, type CommunityInUse } from './whole-app-communities.js';
import { asksForLink, wishesInUse } from './whole-app-wishes.js';
import { until, WholeApp } from './whole-app.js';
import { emailsInUse } from './whole-app-emails.js';

export type Role = 'nobody' | 'staff' | 'administrator' | 'hr' | 'leader';

const everyDay = { 'weekdays[]': ['1', '2', '3', '4', '5', '6', '7'] };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An organisation in its second year: a published survey, an open one, a draft, and one that waits for its day. */
export class LivedIn {
  readonly campaigns = { published: 0, open: 0, draft: 0, waiting: 0 };
  readonly imports: number[] = [];
  readonly people = new Map<Role, PageClient>();
  /** Of the open campaign: nobody has used them. */
  links: string[] = [];
  /** From an email that was not followed yet. */
  passwordLink = '';
  /** Opens a result whose answers were taken back. */
  planKey = '';
  publicationId = 0;
  packId = 0;
  community!: CommunityInUse;
  /** Of a program that may do everything. */
  apiKey = '';
  /** Of the directory: the leader's directorate, and a team of it that is too small to show. */
  readonly departments = { people: 0, sensoryTeam: 0 };

  private constructor(readonly whole: WholeApp) {}

  static async start(): Promise<LivedIn> {
    const lived = new LivedIn(await WholeApp.start());
    try {
      await lived.settleIn();
      await lived.publishOne();
      lived.community = await aCommunityInUse(lived.whole, lived.hr);
      await lived.openAnother();
      await lived.whole.stopWorker();
      await lived.hr.post(`/campaigns/${lived.campaigns.open}/sending/pause`);
      await asksForLink(lived.whole, 'staff.21@northmoor.example');
      // As when its mail server had asked several people in a row to come again later.
      await lived.whole.database.query(
        "INSERT INTO delivery_domain_pause (domain, until, failures) VALUES ('slow.example', NOW(3), 1)",
      );
      await lived.whole.database.query(
        'INSERT INTO delivery_bounce_mailbox (id, next_look_at) VALUES (1, NOW(3))',
      );
      return lived;
    } catch (error) {
      await lived.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.whole.close();
  }

  as(role: Role): PageClient {
    return this.people.get(role) as PageClient;
  }

  private get hr(): PageClient {
    return this.as('hr');
  }

  private async settleIn(): Promise<void> {
    const { web } = this.whole;
    this.whole.mail.faults.atRecipient = (to) =>
      to === 'staff.70@northmoor.example' ? '550 5.1.1 No such user' : null;
    await this.whole.startWorker();
    this.people.set('nobody', new PageClient(web));
    this.people.set('hr', await signInAs(web, 'hr', { name: 'Siân Bevan' }));
    this.people.set('administrator', await signInAs(web, 'administrator'));
    await this.hr.post('/sending', { ...everyDay, perMinute: '60000', perDay: '100000' });
    await this.import(councilCsv());
    await this.hr.submit({ scope: 'whole' }, { form: '#application' });
    await this.import(
      `${councilCsv()}not a person\r\n,Nobody,nobody@northmoor.example,Northmoor Council\r\n`,
    );
    this.departments.people = await this.departmentId('People');
    this.departments.sensoryTeam = await this.departmentId('Sensory Team');
    const departmentIds = [this.departments.people];
    this.people.set('leader', await signInAs(web, 'leader', { departmentIds }));
    const invited = {
      name: 'Grace Price',
      email: 'grace.price@northmoor.example',
      role: 'leader',
      language: 'en',
    };
    await this.as('administrator').post('/accounts', {
      ...invited,
      'departmentIds[]': departmentIds.map(String),
    });
    this.apiKey = (await web.get(ApiKeys).create({ name: 'Everything', scopes: [...permissions] })).key;
    this.passwordLink = passwordLink(await mailTo(this.whole.mail, invited.email));
  }

  private async departmentId(name: string): Promise<number> {
    const [row] = await this.whole.database.query<{ id: number }>(
      'SELECT id FROM department WHERE name = ?',
      [name],
    );
    return row?.id ?? 0;
  }

  private async import(file: string): Promise<void> {
    const sent = await uploadFrom(this.hr, '/directory/imports/new', { file, fileName: 'staff.csv' });
    await this.hr.get(String(sent.location));
    this.imports.push(Number(this.hr.page.path.split('/').pop()));
  }

  private async publishOne(): Promise<void> {
    const id = (this.campaigns.published = await this.launched('Spring survey 2026'));
    const links = await this.invitations();
    await everybodyAnswers(
      this.whole.web,
      links.filter((_, number) => number % 9 !== 4),
    );
    await this.remind(id);
    await this.hr.post(`/campaigns/${id}/closing`);
    await this.becomes(id, 'drafted');
    await this.hr.post(`/campaigns/${id}/publication`, { read: 'yes' });
    await this.becomes(id, 'published');
    const [publication] = await this.whole.web.get(Publications).list();
    this.publicationId = publication?.id ?? 0;
  }

  private async openAnother(): Promise<void> {
    this.whole.mail.forget();
    this.campaigns.open = await this.launched('Autumn survey 2026');
    this.links = await this.invitations();
    await this.remind(this.campaigns.open);
    const [used, answered] = this.links.splice(0, 2) as [string, string];
    [this.planKey = ''] = await everybodyAnswers(this.whole.web, [answered]);
    await this.as('nobody').post('/plan/withdrawal', { planKey: this.planKey });
    const staff = new PageClient(this.whole.web);
    await staff.get(new URL(used).pathname);
    await staff.follow(await staff.submit());
    this.people.set('staff', staff);
    this.links.unshift(used);
    await this.printCodes(this.campaigns.open);
    this.campaigns.draft = await this.planned('Winter survey 2026');
    await this.hr.post(`/campaigns/${this.campaigns.draft}/channels`, { text: 'yes', reminderLetters: '0' });
    await emailsInUse(this.whole, this.hr, this.campaigns.draft);
    const wishes = {
      draft: this.campaigns.draft,
      link: this.links.pop()!,
      address: 'staff.20@northmoor.example',
    };
    await wishesInUse(this.whole, this.hr, wishes);
    this.campaigns.waiting = await this.planned('New year survey', { opensOn: inDays(9) });
    await this.launch(this.campaigns.waiting);
  }

  private async printCodes(id: number): Promise<void> {
    await this.hr.get(`/campaigns/${id}/printed-codes`);
    const { headers } = await this.hr.submit();
    if (headers['content-type'] !== 'application/pdf') throw new Error('No cards were made');
  }

  private async planned(name: string, changes: Fields = {}): Promise<number> {
    this.packId = (await this.whole.web.get(Packs).list())[0]?.id ?? 0;
    const contact = { 'contact[name]': 'Siân Bevan', 'contact[email]': 'sian.bevan@northmoor.example' };
    const dates = { opensOn: inDays(-1), closesOn: inDays(20) };
    const plan = { name, purpose: 'We want to know what helps you.', packVersionId: this.packId, k: '5' };
    const kept = await this.hr.post('/campaigns', { ...plan, ...contact, ...dates, ...changes });
    return Number(/\d+/.exec(String(kept.location))?.[0]);
  }

  private async launch(id: number): Promise<void> {
    await this.hr.post(`/campaigns/${id}/launch`, { reason: 'A test', purposeLimitConfirmed: 'yes' });
  }

  private async launched(name: string): Promise<number> {
    const id = await this.planned(name);
    await this.launch(id);
    await this.becomes(id, 'open');
    return id;
  }

  private becomes(id: number, wanted: CampaignState): Promise<boolean> {
    const campaigns = this.whole.web.get(Campaigns);
    return until(`campaign ${id} is ${wanted}`, async () => (await campaigns.summary(id)).state === wanted);
  }

  /** Once every invitation has been dealt with; before, and twice a day, there is none. */
  private async remind(id: number): Promise<void> {
    await until(`a reminder of campaign ${id}`, async () => {
      await this.hr.post(`/campaigns/${id}/reminders`);
      const sent = await this.whole.database.query(
        'SELECT 1 FROM invitation_reminder WHERE campaign_id = ?',
        [id],
      );
      return sent.length > 0;
    });
  }

  /** One address is of nobody any more. */
  private async invitations(): Promise<string[]> {
    const expected = council.people - council.withoutEmail - 1;
    return until(`${expected} invitations`, async () => {
      const invitations = invitationsIn(this.whole.mail);
      return invitations.length >= expected && invitations.map(({ link }) => link);
    });
  }
}
