import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { theSystem } from '../../src/features/audit/index.js';
import { CommunityOpening } from '../../src/features/communities/index.js';
import { CommunityMail } from '../../src/features/communities/jobs/community-mail.owner.js';
import type { LedgerRow, Letter } from '../../src/features/delivery/index.js';
import { Database } from '../../src/platform/database/database.js';

/** Opens a community that the publication's figures propose. @returns its id */
export async function aCommunity(
  app: NestFastifyApplication,
  publicationId: number,
  skill: string,
): Promise<number> {
  const opened = await app.get(CommunityOpening, { strict: false }).open(publicationId, skill, theSystem);
  if (opened.outcome !== 'opened') throw new Error(opened.outcome);
  return opened.id;
}

let hired = 0;

/** Somebody in the directory with a work address. @returns the address */
export async function aWorkAddress(app: NestFastifyApplication, name = 'member'): Promise<string> {
  const database = app.get(Database, { strict: false });
  const [department] = await database.query<{ id: number }>('SELECT MIN(id) AS id FROM department');
  hired += 1;
  const email = `${name}.${hired}@northmoor.example`;
  await database.execute(
    "INSERT INTO person (external_id, name, email, department_id) VALUES (?, 'Carys Bevan', ?, ?)",
    [`member-${hired}`, email, department!.id],
  );
  return email;
}

export interface CommunityLetter {
  to: string;
  subject: string;
  text: string;
  /** Paths of our own in it. */
  links: string[];
}

/** What the worker would send now to this address, newest last; rows that would not be sent are left out. */
export async function communityLetters(
  app: NestFastifyApplication,
  email: string,
): Promise<CommunityLetter[]> {
  const rows = await app.get(Database, { strict: false }).query<LedgerRow>(
    `SELECT batch_id AS batchId, position, mailing_id AS mailingId, mailing.kind, mailing.sequence, mailing.scope,
       recipient_id AS recipientId, address, attempts, '1.1' AS rowId
     FROM delivery_message JOIN delivery_mailing AS mailing ON mailing.id = mailing_id
     WHERE address = ? AND mailing.kind LIKE 'community-%' ORDER BY batch_id`,
    [email],
  );
  const owners = app.get(CommunityMail, { strict: false }).owners();
  const letters: CommunityLetter[] = [];
  for (const row of rows) {
    const [look] = await owners.find(({ kind }) => kind === row.kind)!.lastLook([row]);
    if (look?.outcome !== 'send') continue;
    const { to, subject, text } = look.letter as Letter;
    letters.push({
      to,
      subject,
      text,
      links: [...text.matchAll(/https?:\/\/[^/\s]+(\/\S+)/g)].map(([, path]) => path!),
    });
  }
  return letters;
}
