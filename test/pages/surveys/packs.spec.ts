import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { AccountsAccessModule } from '../../../src/features/accounts/web/accounts-access.module.js';
import { theSystem } from '../../../src/features/audit/index.js';
import { Packs } from '../../../src/features/surveys/index.js';
import type { PackDocument } from '../../../src/features/surveys/rules/pack-document.js';
import { SurveysApiModule } from '../../../src/features/surveys/api/surveys-api.module.js';
import { SurveysWebModule } from '../../../src/features/surveys/web/surveys-web.module.js';
import { inProject } from '../../../src/platform/project-root.js';
import { WebModule } from '../../../src/web/web.module.js';
import type { PageClient } from '../../support/page-client.js';
import { signInAs } from '../../support/sign-in.js';
import { aTestApp } from '../../support/test-app.js';

const shipped = JSON.parse(
  readFileSync(inProject('survey-packs/digital-skills-and-culture/pack.json'), 'utf8'),
) as PackDocument;

describe('HR and the question packs', () => {
  let app: NestFastifyApplication;
  let hr: PageClient;
  let id: number;

  beforeAll(async () => {
    app = await aTestApp([WebModule, AccountsAccessModule, SurveysWebModule, SurveysApiModule]);
    hr = await signInAs(app, 'hr');
    ({ id } = await app.get(Packs).load(shipped, theSystem));
  });
  afterAll(async () => app?.close());

  it('sees the packs and what is in one', async () => {
    const list = await hr.get('/packs');
    expect(list.text).toContain('Digital skills and culture');
    const pack = await hr.get(`/packs/${id}`);
    expect(pack.heading).toBe('Digital skills and culture');
    expect(pack.text).toContain('Our suggestion; not agreed yet');
  });

  it('agrees the targets of a job family, with a name and a date', async () => {
    await hr.get(`/packs/${id}/targets/social-work`);
    const saved = await hr.submit({ owner: 'Siân Bevan', agreedOn: '2026-10-03' });
    expect(saved.location).toBe(`/packs/${id}`);
    expect((await hr.get(`/packs/${id}`)).text).toContain('Agreed by Siân Bevan on');
    const { document } = await app.get(Packs).version(id);
    const before = shipped.families.find(({ key }) => key === 'social-work');
    expect(document.families.find(({ key }) => key === 'social-work')?.targets).toEqual(before?.targets);
  });

  it('gets the form back with everything typed when the date is no date', async () => {
    await hr.get(`/packs/${id}/targets/social-work`);
    const again = await hr.submit({ owner: 'Rhys Powell', agreedOn: '3 October' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Enter a real date');
    expect(again.html).toContain('Rhys Powell');
  });

  it('makes the next version when a campaign uses this one', async () => {
    await app.get(Packs).freeze(id);
    await hr.get(`/packs/${id}/importance`);
    const saved = await hr.submit({ 'importance[spreadsheets]': '3' });
    expect(saved.location).not.toBe(`/packs/${id}`);
    const next = await app.get(Packs).version(Number(saved.location?.split('/').pop()));
    expect(next).toMatchObject({ version: shipped.version + 1, state: 'draft' });
    expect((await app.get(Packs).version(id)).state).toBe('frozen');
  });

  it('reads every fault with its path when it loads a faulty pack', async () => {
    const load = () => app.get(Packs).load({ ...shipped, minutes: 'ten', areas: [] }, theSystem);
    await expect(load()).rejects.toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ field: '/minutes' })]),
    });
  });

  it('finds a page, not a fault, where there is no such pack', async () => {
    expect((await hr.get('/packs/9999')).status).toBe(404);
  });
});
