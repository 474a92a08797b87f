import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { audienceCondition, type AudienceFilter } from '../campaigns/index.js';
import { activePeopleSelect, departmentsSelect, otherReachSelect } from '../directory/index.js';
import { campaignScope } from '../campaigns/rules/campaign-scope.js';
import type { CardHolder, Place, PlaceKey } from './rules/card-groups.js';

/** A place with how many people there have no email, and how many of those have a card that works. */
export interface PlaceCount extends Place {
  people: number;
  withCard: number;
}

export interface FoundPerson {
  participantId: number;
  name: string;
  department: string;
  departmentCy: string | null;
}

const people = `participant p JOIN (${activePeopleSelect}) person ON person.id = p.person_id
  JOIN campaign_department d ON d.id = p.department_id`;

/**
 * Whom no message reaches: no email, and not invited by text message or letter. Nobody here asks who has answered: a card
 * is made or not whether or not it could still be used. Placeholders: campaign, scope.
 */
const needCards = `p.campaign_id = ? AND p.email IS NULL AND p.opted_out = 0
  AND NOT EXISTS (SELECT 1 FROM survey_refusal refusal WHERE refusal.person_id = p.person_id)
  AND NOT EXISTS (SELECT 1 FROM delivery_message message JOIN delivery_mailing mailing ON mailing.id = message.mailing_id
    WHERE mailing.scope = ? AND mailing.kind = 'invitation' AND message.recipient_id = p.id
      AND message.channel <> 'email')`;

/** The same before a launch, by what HR allows. Placeholders: campaign, then those of the audience. */
const wouldNeedCards = `FROM (${activePeopleSelect}) person JOIN (${departmentsSelect}) d ON d.id = person.department_id
  JOIN (${otherReachSelect}) reach ON reach.id = person.id
  LEFT JOIN invitation_channel allowed ON allowed.campaign_id = ?
  WHERE person.email IS NULL
    AND NOT EXISTS (SELECT 1 FROM survey_refusal refusal WHERE refusal.person_id = person.id)
    AND NOT (COALESCE(allowed.text, 0) = 1 AND reach.mobile IS NOT NULL)
    AND NOT (COALESCE(allowed.letter, 0) = 1 AND reach.has_postal_address = 1)`;

const hasCard = 'EXISTS (SELECT 1 FROM printed_code c WHERE c.participant_id = p.id AND c.revoked = 0)';

const holder = `p.id AS participantId, p.name, p.language, person.workplace, p.department_id AS departmentId,
  d.name AS department, d.name_cy AS departmentCy`;

const inOrder = "person.workplace = '', person.workplace, d.name, d.id, p.name, p.id";

/** People on a roster as the directory knows them today: a card goes to where somebody works now. */
@Injectable()
export class PrintedCodesPeopleStore {
  constructor(private readonly database: Database) {}

  async places(campaignId: number): Promise<PlaceCount[]> {
    const select = `d.id, d.name, d.name_cy, ${hasCard} AS carded FROM ${people} WHERE ${needCards}`;
    return this.counted(select, [campaignId, campaignScope(campaignId)]);
  }

  /** Before a launch: those who would be invited now, by departments of the directory. */
  async placesOfAudience(campaignId: number, filter: AudienceFilter): Promise<PlaceCount[]> {
    const { sql, parameters } = audienceCondition(filter);
    const select = `d.id, d.name, d.name_cy, 0 AS carded ${wouldNeedCards} AND ${sql}`;
    return this.counted(select, [campaignId, ...parameters]);
  }

  /** In the order of the cards. @param places null: everywhere */
  async holders(
    campaignId: number,
    options: { places: PlaceKey[] | null; withoutCardOnly: boolean; limit: number },
  ): Promise<CardHolder[]> {
    const at = placesCondition(options.places);
    return this.database.query<CardHolder>(
      `SELECT ${holder} FROM ${people}
       WHERE ${needCards} AND ${at.sql} ${options.withoutCardOnly ? `AND NOT ${hasCard}` : ''}
       ORDER BY ${inOrder} LIMIT ?`,
      [campaignId, campaignScope(campaignId), ...at.parameters, options.limit],
    );
  }

  /** Somebody on the roster who still works here, with an email or without; null: there is nobody like that. */
  async holder(campaignId: number, participantId: number): Promise<CardHolder | null> {
    const [row] = await this.database.query<CardHolder>(
      `SELECT ${holder} FROM ${people} WHERE p.campaign_id = ? AND p.id = ?`,
      [campaignId, participantId],
    );
    return row ?? null;
  }

  /** By a part of the name or the whole staff number. */
  async find(campaignId: number, wanted: string, limit: number): Promise<FoundPerson[]> {
    return this.database.query<FoundPerson>(
      `SELECT p.id AS participantId, p.name, d.name AS department, d.name_cy AS departmentCy FROM ${people}
       WHERE p.campaign_id = ? AND (p.name LIKE ? OR person.external_id = ?)
       ORDER BY p.name, p.id LIMIT ?`,
      [campaignId, `%${wanted.replace(/[\\%_]/g, '\\$&')}%`, wanted, limit],
    );
  }

  private async counted(select: string, parameters: unknown[]): Promise<PlaceCount[]> {
    const rows = await this.database.query<Record<'people' | 'withCard', string> & Place>(
      `SELECT MIN(one.workplace) AS workplace, one.place AS departmentId,
         MIN(one.name) AS department, MIN(one.name_cy) AS departmentCy,
         COUNT(*) AS people, SUM(one.carded) AS withCard
       FROM (SELECT person.workplace, IF(person.workplace = '', d.id, NULL) AS place, ${select}) one
       GROUP BY one.workplace, one.place ORDER BY one.workplace = '', one.workplace, MIN(one.name), one.place`,
      parameters,
    );
    return rows.map((row) => ({ ...row, people: Number(row.people), withCard: Number(row.withCard) }));
  }
}

function placesCondition(places: PlaceKey[] | null): { sql: string; parameters: unknown[] } {
  if (places === null) return { sql: '1 = 1', parameters: [] };
  const workplaces = places.flatMap((place) => ('workplace' in place ? [place.workplace] : []));
  const departments = places.flatMap((place) => ('departmentId' in place ? [place.departmentId] : []));
  // An empty list is no SQL; no workplace is named '' here, and no department has the number 0.
  return {
    sql: "((person.workplace <> '' AND person.workplace IN (?)) OR (person.workplace = '' AND d.id IN (?)))",
    parameters: [workplaces.length > 0 ? workplaces : [''], departments.length > 0 ? departments : [0]],
  };
}
