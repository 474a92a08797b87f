import type { INestApplicationContext } from '@nestjs/common';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { theSystem } from '../../src/features/audit/index.js';
import { CampaignLaunch, CampaignLaunching, CampaignPlanning } from '../../src/features/campaigns/index.js';
import type { CampaignPlan } from '../../src/features/campaigns/index.js';
import { Packs } from '../../src/features/surveys/index.js';
import { Configuration } from '../../src/platform/config/configuration.js';
import { aPack } from './a-pack.js';

/** Open for years, so that tests need no clock of their own. */
export function aPlan(packVersionId: number, changes: Partial<CampaignPlan> = {}): CampaignPlan {
  const today = new Date();
  const inAMonth = new Date(today.getTime() + 30 * 24 * 3600 * 1000);
  return {
    name: 'Autumn survey 2026',
    nameCy: 'Arolwg yr hydref 2026',
    purpose: 'We want to know what helps you to work digitally.',
    purposeCy: null,
    packVersionId,
    audience: { departmentIds: null, employmentTypes: null },
    opensOn: today.toISOString().slice(0, 10),
    closesOn: inAMonth.toISOString().slice(0, 10),
    k: 10,
    contact: {
      name: 'Siân Bevan',
      phone: '01632 960 123',
      email: 'sian.bevan@northmoor.example',
      unit: 'Organisational Development',
    },
    ...changes,
  };
}

/** Makes this process a worker, which holds keys. @returns the folder */
export function aKeyFolder(context: INestApplicationContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-keys-'));
  context.get(Configuration).keyFolder = folder;
  return folder;
}

export async function aPackVersion(context: INestApplicationContext, document = aPack()): Promise<number> {
  return (await context.get(Packs, { strict: false }).load(document, theSystem)).id;
}

export async function aDraft(
  context: INestApplicationContext,
  changes: Partial<CampaignPlan> = {},
): Promise<number> {
  const packVersionId = changes.packVersionId ?? (await aPackVersion(context));
  const planned = await context
    .get(CampaignPlanning, { strict: false })
    .create(aPlan(packVersionId, changes), theSystem);
  if (planned.outcome !== 'kept') throw new Error(`The draft was refused: ${JSON.stringify(planned)}`);
  return planned.id;
}

/** A draft for which HR has pressed "Launch". */
export async function aLaunching(
  context: INestApplicationContext,
  changes: Partial<CampaignPlan> = {},
): Promise<number> {
  const id = await aDraft(context, changes);
  const confirmed = { reason: 'A test', purposeLimitConfirmed: true };
  const asked = await context.get(CampaignLaunch, { strict: false }).request(id, confirmed, theSystem);
  if (asked.outcome !== 'launching') throw new Error(`The launch was refused: ${JSON.stringify(asked)}`);
  return id;
}

/** Launched by the worker's service; the directory must hold somebody, the process a key folder. */
export async function anOpenCampaign(
  context: INestApplicationContext,
  changes: Partial<CampaignPlan> = {},
): Promise<number> {
  const id = await aLaunching(context, changes);
  const launched = await context.get(CampaignLaunching, { strict: false }).perform(id);
  if (launched.outcome !== 'open') throw new Error(`The launch failed: ${JSON.stringify(launched)}`);
  return id;
}
