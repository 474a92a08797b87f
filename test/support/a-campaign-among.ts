import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CampaignEvents, CampaignKeys } from '../../src/features/campaigns/index.js';
import { theSystem } from '../../src/features/audit/index.js';
import { Packs } from '../../src/features/surveys/index.js';
import { Database } from '../../src/platform/database/database.js';
import { aPack } from './a-pack.js';

export interface Staff {
  name: string;
  email: string | null;
  language?: 'en' | 'cy';
  mobile?: string;
  /** Lines joined by line breaks. */
  postalAddress?: string;
}

/** Beside email; as HR allows them. */
export interface Allowed {
  text: boolean;
  letter: boolean;
  reminderLetters?: number;
}

export interface CampaignAmong {
  id: number;
  /** In the order of the staff. */
  participantIds: number[];
}

let made = 0;

/**
 * A campaign as a launch leaves it, with its ledger written: written straight into the tables, so that what comes
 * after a launch can be tested by itself. Set KEY_FOLDER before the test's application starts.
 */
export async function aCampaignAmong(
  context: INestApplicationContext,
  staff: readonly Staff[],
  allowed?: Allowed,
): Promise<CampaignAmong> {
  const database = context.get(Database, { strict: false });
  const keys = context.get(CampaignKeys, { strict: false });
  const events = context.get(CampaignEvents, { strict: false });
  const pack = await context.get(Packs, { strict: false }).load(aPack(), theSystem);
  made += 1;
  const uid = randomUUID();
  const insert = async (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return (await database.execute(sql, Object.values(row))).insertId;
  };
  return database.transaction(async () => {
    const department = { name: 'Waste Operations', depth: 0 };
    const departmentId = await insert('department', {
      ...department,
      path_key: uid.replaceAll('-', '').padEnd(64, '0'),
    });
    const id = await insert('campaign', {
      uid,
      name: `Autumn survey ${made}`,
      name_cy: `Arolwg yr hydref ${made}`,
      purpose: 'We ask everyone what helps and hinders them in working digitally.',
      state: 'open',
      pack_version_id: pack.id,
      pack: JSON.stringify(aPack()),
      audience: JSON.stringify({ departmentIds: null, employmentTypes: null }),
      opens_on: '2026-11-02',
      closes_on: '2026-11-27',
      k: 10,
      contact: JSON.stringify({ name: 'Siân Bevan', phone: '01632 960 123', email: '', unit: 'Development' }),
      checks: '{}',
      created_at: new Date('2026-11-01T09:00:00Z'),
      launched_at: new Date('2026-11-02T09:00:00Z'),
      invited: staff.length,
    });
    const ownDepartment = await insert('campaign_department', {
      ...department,
      campaign_id: id,
      department_id: departmentId,
      invited: staff.length,
    });
    const participantIds: number[] = [];
    for (const [at, { name, email, language = 'en', mobile, postalAddress }] of staff.entries()) {
      const personId = await insert('person', {
        external_id: `${uid}-${at}`,
        name,
        email,
        language,
        department_id: departmentId,
        mobile: mobile ?? null,
        postal_address: postalAddress ?? null,
      });
      const participant = { campaign_id: id, person_id: personId, department_id: ownDepartment, name, email };
      const blank = { language, job_title: '', job_family: '', leader: 0 };
      participantIds.push(await insert('participant', { ...participant, ...blank }));
    }
    if (allowed) {
      const { text, letter, reminderLetters = 0 } = allowed;
      const row = { text: text ? 1 : 0, letter: letter ? 1 : 0, reminder_letters: reminderLetters };
      await insert('invitation_channel', { campaign_id: id, ...row });
    }
    await keys.create(id, uid);
    await events.tellLaunched(id);
    return { id, participantIds };
  });
}
