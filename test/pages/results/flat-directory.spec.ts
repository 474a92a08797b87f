import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { BallotBox } from '../../../src/features/answering/index.js';
import { noAnswers } from '../../../src/features/answering/rules/answers.js';
import { theSystem } from '../../../src/features/audit/index.js';
import { CampaignClosing, CampaignRoster } from '../../../src/features/campaigns/index.js';
import { CampaignsWebModule } from '../../../src/features/campaigns/web/campaigns-web.module.js';
import { Publications } from '../../../src/features/results/index.js';
import { CampaignCounting } from '../../../src/features/results/campaign-counting.service.js';
import { PublicationRelease } from '../../../src/features/results/publication-release.service.js';
import { PublicationSigning } from '../../../src/features/results/publication-signing.service.js';
import { ResultsWebModule } from '../../../src/features/results/web/results-web.module.js';
import { Database } from '../../../src/platform/database/database.js';
import { WebModule } from '../../../src/web/web.module.js';
import { aKeyFolder, anOpenCampaign } from '../../support/a-campaign.js';
import { aCouncil } from '../../support/a-council.js';
import type { PageClient } from '../../support/page-client.js';
import { signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

/** As a file with one column for the department and nothing above it gives. */
const flat = ['Adult Social Care', 'Environment', 'Finance'].map((name) => ({ name, people: 20 }));

describe('A directory with several departments and nothing above them', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;
  let id: number;

  const the = <Service>(service: new (...args: never[]) => Service) => app.get(service, { strict: false });

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, CampaignsWebModule, ResultsWebModule]);
    aKeyFolder(app);
    await aCouncil(the(Database), flat);
    hr = await signInAs(app, 'hr');
    id = await anOpenCampaign(app);
  });
  afterAll(async () => app?.close());

  const answerAs = (participantId: number, at: number) =>
    the(Database).transaction(async () => {
      const person = await the(CampaignRoster).participant(participantId);
      const answers = { ...noAnswers(), skills: new Map([['spreadsheets', (at % 3) as 0 | 1 | 2]]) };
      await the(CampaignRoster).markAnswered(participantId);
      await the(BallotBox).put(person!, answers, `key ${at}`);
    });

  it('is launched under the organisation itself, in both languages', async () => {
    const departments = await the(CampaignRoster).departments(id);
    expect(
      departments.map(({ name, nameCy, depth, departmentId }) => [
        name,
        nameCy,
        depth,
        departmentId !== null,
      ]),
    ).toEqual([
      ['Northmoor Council', 'Cyngor Northmoor', 0, false],
      ...flat.map(({ name }) => [name, `${name} (Cymraeg)`, 1, true]),
    ]);
  });

  it('shows how many have answered, in all and in each department', async () => {
    const rows = await the(Database).query<{ id: number }>('SELECT id FROM participant ORDER BY id');
    for (const [at, participant] of rows.entries()) if (at % 4 > 0) await answerAs(participant.id, at);
    await the(CampaignClosing).request(id, theSystem);
    expect(await the(CampaignClosing).perform(id)).toEqual({ outcome: 'closed' });
    const page = await hr.get(`/campaigns/${id}`);
    expect(page.text).toContain('75% have answered: 45 of 60');
    expect(page.$('#departments tbody tr')).toHaveLength(4);
  });

  it('is counted, published and read like any other', async () => {
    const never = new AbortController().signal;
    expect(await the(CampaignCounting).run(id, never)).toEqual({ outcome: 'done' });
    expect((await hr.get(`/campaigns/${id}/disclosure-report`)).text).toMatch(/Departments shown 4 of 4/);
    await the(PublicationSigning).sign(id, theSystem);
    expect(await the(PublicationRelease).run(id)).toEqual({ outcome: 'done' });
    const [publication] = await the(Publications).list();
    const summary = await hr.get(`/results/${publication!.id}`);
    expect(summary).toMatchObject({ status: 200 });
    expect(summary.heading).toContain('Northmoor Council');
    for (const { name } of flat) expect(summary.text).toContain(name);
    const { departments } = await the(Publications).open(publication!.id);
    for (const department of departments) {
      const page = await hr.get(`/results/${publication!.id}/departments/${department.id}`);
      expect([page.status, page.heading]).toEqual([200, expect.stringContaining(department.name)]);
    }
  });

  it('shows a leader of one department their own and the organisation', async () => {
    const [own] = await the(Database).query<{ id: number }>(
      "SELECT id FROM department WHERE name = 'Finance'",
    );
    const leader = await signInAs(app, 'leader', { departmentIds: [own!.id] });
    const [publication] = await the(Publications).list();
    const summary = await leader.get(`/results/${publication!.id}`);
    expect(summary).toMatchObject({ status: 200 });
    expect(summary.text).toContain('Finance');
  });
});
