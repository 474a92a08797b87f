/** A process of its own, so that making the ballots is no part of the memory that counting them takes. */
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SkillAnswer } from '../../src/features/answering/rules/answers.js';
import { encodeBallot } from '../../src/features/answering/rules/ballot.js';
import { SEALED_BYTES } from '../../src/features/answering/rules/sealed-content.js';
import { CampaignKeys, CampaignsModule } from '../../src/features/campaigns/index.js';
import { questionnaireOf, targetsOf } from '../../src/features/results/rules/questionnaire.js';
import type { PackDocument } from '../../src/features/surveys/rules/pack-document.js';
import { sealFor } from '../../src/platform/crypto/sealing-to-key.js';
import { Database } from '../../src/platform/database/database.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { inProject } from '../../src/platform/project-root.js';
import { councilOf } from '../launching/council.js';

@Module({ imports: [PlatformModule, CampaignsModule] })
class FillRoot {}

interface Voter {
  departmentId: number;
  familyKey: string | null;
}

const people = Number(process.argv[2]);
const pack = JSON.parse(
  readFileSync(inProject('survey-packs/digital-skills-and-culture/pack.json'), 'utf8'),
) as PackDocument;
const questionnaire = questionnaireOf(pack);

async function closedCampaign(database: Database, keys: CampaignKeys): Promise<number> {
  const uid = randomUUID();
  const document = JSON.stringify(pack);
  const { insertId: version } = await database.execute(
    "INSERT INTO pack_version (pack_key, version, title, content, state) VALUES (?, 1, 'Bench', ?, 'frozen')",
    [uid, document],
  );
  const { insertId: id } = await database.execute(
    `INSERT INTO campaign SET uid = ?, name = 'Bench', state = 'closed', pack_version_id = ?, pack = ?, audience = '{}',
       opens_on = '2026-11-02', closes_on = '2026-11-27', k = 10, contact = '{}', checks = '{}', created_at = NOW(3),
       invited = ?`,
    [uid, version, document, people],
  );
  for (let depth = 0; depth < 4; depth += 1) {
    await database.execute(
      `INSERT INTO campaign_department (campaign_id, department_id, parent_id, name, depth, shows_rates)
       SELECT ?, d.id, above.id, d.name, d.depth, 1 FROM department d
         LEFT JOIN campaign_department above ON above.department_id = d.parent_id AND above.campaign_id = ?
       WHERE d.depth = ?`,
      [id, id, depth],
    );
  }
  await database.execute(
    `INSERT INTO participant (campaign_id, person_id, department_id, name, email, language, job_title, job_family,
       family_key, leader, answered)
     SELECT ?, p.id, d.id, p.name, NULL, p.language, p.job_title, p.job_family, ELT(1 + p.id MOD ?, ?), 0, 1
     FROM person p JOIN campaign_department d ON d.department_id = p.department_id AND d.campaign_id = ?`,
    [id, pack.families.length, pack.families.map(({ key }) => key), id],
  );
  await keys.create(id, uid);
  return id;
}

function anyAnswers({ familyKey }: Voter) {
  const skills = [...targetsOf(questionnaire, familyKey).keys()];
  const level = () => Math.floor(Math.random() * 5) as SkillAnswer;
  return {
    skills: new Map(skills.map((key) => [key, level()])),
    culture: new Map(
      pack.culture.items.map(({ key }) => [key, (1 + Math.floor(Math.random() * 5)) as 1 | 2 | 3 | 4 | 5]),
    ),
    obstacles: new Set<string>(),
  };
}

async function fillBox(database: Database, campaignId: number, publicKey: Buffer): Promise<void> {
  const sql = `SELECT department_id AS departmentId, family_key AS familyKey FROM participant WHERE campaign_id = ?`;
  let waiting: unknown[] = [];
  const insert = () =>
    database.query('INSERT INTO ballot (id, campaign_id, kind, sealed) VALUES ?', [waiting]);
  for await (const voter of database.stream<Voter>(sql, [campaignId])) {
    const withdrawHash = randomBytes(32).toString('base64url');
    const ballot = encodeBallot(pack, { ...voter, answers: anyAnswers(voter), withdrawHash });
    waiting.push([randomUUID(), campaignId, 'answers', sealFor(publicKey, ballot, SEALED_BYTES)]);
    if (waiting.length < 500) continue;
    await insert();
    waiting = [];
  }
  if (waiting.length > 0) await insert();
}

const context = await NestFactory.createApplicationContext(FillRoot, { logger: false });
const database = context.get(Database);
const keys = context.get(CampaignKeys, { strict: false });
await councilOf(database, people);
const id = await closedCampaign(database, keys);
await fillBox(database, id, await keys.publicKey(id));
await context.close();
process.send?.(id);
