import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { activePeopleSelect } from '../directory/index.js';
import type { CampaignState } from './rules/campaign-lifecycle.js';
import type { Contact } from './rules/campaign-settings.js';

export interface Participant {
  id: number;
  campaignId: number;
  personId: number;
  /** Of the campaign's own tree. */
  departmentId: number;
  name: string;
  email: string | null;
  language: 'en' | 'cy';
  jobTitle: string;
  /** As imported. */
  jobFamily: string;
  /** Of the pack; null: the general profile serves. */
  familyKey: string | null;
  leader: boolean;
  answered: boolean;
  optedOut: boolean;
}

/** What a start page shows. */
export interface ParticipantStart {
  campaignId: number;
  campaignState: CampaignState;
  campaignName: string;
  campaignNameCy: string | null;
  purpose: string;
  purposeCy: string | null;
  closesOn: string;
  k: number;
  contact: Contact;
  departmentName: string;
  departmentNameCy: string | null;
  /** As imported, '' where none is given. */
  jobFamily: string;
  familyKey: string | null;
  leader: boolean;
  language: 'en' | 'cy';
  answered: boolean;
  /** No longer in the directory: their link has stopped, and their answers stay. */
  hasLeft: boolean;
}

export interface RosterCount {
  /** Of the campaign's own tree; people directly in it. */
  departmentId: number;
  familyKey: string | null;
  people: number;
}

export interface CampaignDepartment {
  id: number;
  /** In the directory; null for a root that was made because the directory has several. */
  departmentId: number | null;
  parentId: number | null;
  name: string;
  nameCy: string | null;
  depth: number;
  /** People directly in it. */
  invited: number;
  showsRates: boolean;
}

type Flags<Row, Names extends keyof Row> = Omit<Row, Names> & Record<Names, number>;

@Injectable()
export class CampaignRosterStore {
  constructor(private readonly database: Database) {}

  async participants(ids: number[]): Promise<Participant[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<Flags<Participant, 'leader' | 'answered' | 'optedOut'>>(
      `SELECT id, campaign_id AS campaignId, person_id AS personId, department_id AS departmentId, name, email, language,
         job_title AS jobTitle, job_family AS jobFamily, family_key AS familyKey, leader, answered, opted_out AS optedOut
       FROM participant WHERE id IN (?)`,
      [ids],
    );
    return rows.map((row) => ({
      ...row,
      leader: row.leader === 1,
      answered: row.answered === 1,
      optedOut: row.optedOut === 1,
    }));
  }

  async start(participantId: number): Promise<ParticipantStart | null> {
    const [row] = await this.database.query<
      Flags<ParticipantStart, 'leader' | 'answered' | 'hasLeft'> & { contact: string | Contact }
    >(
      `SELECT c.id AS campaignId, c.state AS campaignState, c.name AS campaignName, c.name_cy AS campaignNameCy,
         c.purpose, c.purpose_cy AS purposeCy, DATE_FORMAT(c.closes_on, '%Y-%m-%d') AS closesOn, c.k, c.contact,
         d.name AS departmentName, d.name_cy AS departmentNameCy, p.job_family AS jobFamily,
         p.family_key AS familyKey, p.leader, p.language, p.answered,
         NOT EXISTS (SELECT 1 FROM (${activePeopleSelect}) person WHERE person.id = p.person_id) AS hasLeft
       FROM participant p JOIN campaign c ON c.id = p.campaign_id JOIN campaign_department d ON d.id = p.department_id
       WHERE p.id = ?`,
      [participantId],
    );
    if (!row) return null;
    const contact = typeof row.contact === 'string' ? (JSON.parse(row.contact) as Contact) : row.contact;
    return {
      ...row,
      contact,
      leader: row.leader === 1,
      answered: row.answered === 1,
      hasLeft: Number(row.hasLeft) === 1,
    };
  }

  /** The state of this person's campaign, which can't change until the transaction ends. */
  async lockedState(participantId: number): Promise<CampaignState | null> {
    const [row] = await this.database.query<{ state: CampaignState }>(
      `SELECT state FROM campaign WHERE id = (SELECT campaign_id FROM participant WHERE id = ?) LOCK IN SHARE MODE`,
      [participantId],
    );
    return row?.state ?? null;
  }

  async markAnswered(participantId: number): Promise<boolean> {
    const sql = 'UPDATE participant SET answered = 1 WHERE id = ? AND answered = 0';
    return (await this.database.execute(sql, [participantId])).changed === 1;
  }

  async optOut(participantId: number, optedOut: boolean): Promise<boolean> {
    const sql = 'UPDATE participant SET opted_out = ? WHERE id = ? AND opted_out <> ?';
    return (await this.database.execute(sql, [optedOut, participantId, optedOut])).changed === 1;
  }

  /** People by department and family; with `answered` only those who have answered. */
  async counts(campaignId: number, options: { answered: boolean }): Promise<RosterCount[]> {
    const rows = await this.database.query<RosterCount>(
      `SELECT department_id AS departmentId, family_key AS familyKey, COUNT(*) AS people FROM participant
       WHERE campaign_id = ?${options.answered ? ' AND answered = 1' : ''}
       GROUP BY department_id, family_key ORDER BY department_id, family_key`,
      [campaignId],
    );
    return rows.map((row) => ({ ...row, people: Number(row.people) }));
  }

  async leaders(campaignId: number): Promise<number> {
    const [row] = await this.database.query<{ people: number | string }>(
      'SELECT COUNT(*) AS people FROM participant WHERE campaign_id = ? AND leader = 1',
      [campaignId],
    );
    return Number(row?.people ?? 0);
  }

  async departments(campaignId: number): Promise<CampaignDepartment[]> {
    const rows = await this.database.query<Flags<CampaignDepartment, 'showsRates'>>(
      `SELECT id, department_id AS departmentId, parent_id AS parentId, name, name_cy AS nameCy, depth, invited,
         shows_rates AS showsRates
       FROM campaign_department WHERE campaign_id = ? ORDER BY depth, id`,
      [campaignId],
    );
    return rows.map((row) => ({ ...row, showsRates: row.showsRates === 1 }));
  }

  /** Who answered is nobody's business once the figures are published. */
  async forgetAnswered(campaignId: number): Promise<void> {
    await this.database.execute(
      'UPDATE participant SET answered = 0 WHERE campaign_id = ? AND answered = 1',
      [campaignId],
    );
  }
}
