import type { INestApplicationContext } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PackDocument } from '../../src/features/surveys/rules/pack-document.js';
import { Database } from '../../src/platform/database/database.js';
import { inProject } from '../../src/platform/project-root.js';
import { aKeyFolder, anOpenCampaign, aPackVersion } from './a-campaign.js';
import { aCouncil } from './a-council.js';

export const defaultPack = JSON.parse(
  readFileSync(inProject('survey-packs', 'digital-skills-and-culture', 'pack.json'), 'utf8'),
) as PackDocument;

export interface Invited {
  campaignId: number;
  /** Home Care, of the family "planners", in the order of the roster; their languages differ. */
  staff: number[];
  /** Of Northmoor itself: answers the leader item too. */
  leader: number;
}

/** A council with an open campaign of the pack that comes with the product. */
export async function anInvitedCouncil(
  context: INestApplicationContext,
  pack = defaultPack,
): Promise<Invited> {
  const database = context.get(Database, { strict: false });
  await aCouncil(database);
  aKeyFolder(context);
  const campaignId = await anOpenCampaign(context, { packVersionId: await aPackVersion(context, pack) });
  const idsOf = async (department: string) => {
    const rows = await database.query<{ id: number }>(
      `SELECT p.id FROM participant p JOIN campaign_department d ON d.id = p.department_id
       WHERE p.campaign_id = ? AND d.name = ? ORDER BY p.leader DESC, p.id`,
      [campaignId, department],
    );
    return rows.map(({ id }) => id);
  };
  const [leader] = await idsOf('Northmoor');
  return { campaignId, staff: await idsOf('Home Care'), leader: leader as number };
}

/** A personal link's token for this participant, as the letter would hold it. */
export async function anInvitation(context: INestApplicationContext, participantId: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await context.get(Database, { strict: false }).execute(
    `INSERT INTO invitation_token (token_hash, campaign_id, participant_id, batch_id, position)
     SELECT ?, campaign_id, id, 1, 1 FROM participant WHERE id = ?`,
    [createHash('sha256').update(token).digest(), participantId],
  );
  return token;
}
