import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { audienceCondition, type AudienceFilter } from '../campaigns/index.js';
import type { Selection } from '../delivery/index.js';
import { activePeopleSelect, otherReachSelect } from '../directory/index.js';
import type { FurtherWays, Reach, Way, WayCounts } from './rules/channel-choice.js';

/** What HR allows for a campaign. */
export interface AllowedChannels extends FurtherWays {
  /** Reminders that may go by letter, the first ones: 0 to 4. */
  reminderLetters: number;
}

const inLedger = (text: string) => `CONVERT(${text} USING utf8mb4) COLLATE utf8mb4_bin`;

/** In the order of the rule. The name for a postal address tells nothing; the letter is addressed in the last moment. */
const waysInOrder: { way: Way; known: string; address: string }[] = [
  { way: 'email', known: 'participant.email IS NOT NULL', address: inLedger('participant.email') },
  { way: 'text', known: 'reach.mobile IS NOT NULL', address: inLedger('reach.mobile') },
  {
    way: 'letter',
    known: 'reach.has_postal_address = 1',
    address: inLedger("CONCAT('letter:', participant.id)"),
  },
];

/** Everybody on the roster with the way to them, as the ledger's own statement. */
export function invitedBy(campaignId: number, ways: FurtherWays): Selection {
  const open = waysInOrder.filter(({ way }) => way === 'email' || ways[way]);
  const cases = (of: (one: (typeof open)[number]) => string) =>
    open.map((one) => `WHEN ${one.known} THEN ${of(one)}`).join(' ');
  return {
    sql: `SELECT participant.id AS recipient_id, CASE ${cases(({ address }) => address)} END AS address,
            CASE ${cases(({ way }) => `'${way}'`)} ELSE 'email' END AS channel
          FROM participant LEFT JOIN (${otherReachSelect}) AS reach ON reach.id = participant.person_id
          WHERE participant.campaign_id = ?`,
    parameters: [campaignId],
    withChannel: true,
  };
}

@Injectable()
export class InvitationChannelsStore {
  constructor(private readonly database: Database) {}

  /** Null where nobody has allowed anything but email. */
  async allowed(campaignId: number): Promise<AllowedChannels | null> {
    const [row] = await this.database.query<Record<keyof AllowedChannels, number>>(
      `SELECT text, letter, reminder_letters AS reminderLetters FROM invitation_channel WHERE campaign_id = ?`,
      [campaignId],
    );
    return row
      ? { text: row.text === 1, letter: row.letter === 1, reminderLetters: row.reminderLetters }
      : null;
  }

  async allow(campaignId: number, { text, letter, reminderLetters }: AllowedChannels): Promise<void> {
    await this.database.execute(
      `INSERT INTO invitation_channel (campaign_id, text, letter, reminder_letters) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE text = VALUES(text), letter = VALUES(letter),
         reminder_letters = VALUES(reminder_letters)`,
      [campaignId, text ? 1 : 0, letter ? 1 : 0, reminderLetters],
    );
  }

  /** People who would be invited now, by what is known of them. */
  async reachOfAudience(filter: AudienceFilter): Promise<(Reach & { people: number })[]> {
    const condition = audienceCondition(filter);
    const rows = await this.database.query<Record<keyof Reach | 'people', number | string>>(
      `SELECT person.email IS NOT NULL AS email, reach.mobile IS NOT NULL AS mobile,
         reach.has_postal_address AS postalAddress, COUNT(*) AS people
       FROM (${activePeopleSelect}) AS person JOIN (${otherReachSelect}) AS reach ON reach.id = person.id
       WHERE ${condition.sql}
       GROUP BY person.email IS NOT NULL, reach.mobile IS NOT NULL, reach.has_postal_address`,
      condition.parameters,
    );
    return rows.map(({ email, mobile, postalAddress, people }) => ({
      email: Number(email) === 1,
      mobile: Number(mobile) === 1,
      postalAddress: Number(postalAddress) === 1,
      people: Number(people),
    }));
  }

  /** By which way the invitations of a launched campaign were meant to go. */
  async invited(scope: string): Promise<WayCounts> {
    const rows = await this.database.query<{ way: keyof WayCounts; people: number | string }>(
      `SELECT IF(message.address IS NULL, 'none', message.channel) AS way, COUNT(*) AS people
       FROM delivery_mailing AS mailing JOIN delivery_message AS message ON message.mailing_id = mailing.id
       WHERE mailing.scope = ? AND mailing.kind = 'invitation' AND mailing.sequence = 0
       GROUP BY IF(message.address IS NULL, 'none', message.channel)`,
      [scope],
    );
    const counts: WayCounts = { email: 0, text: 0, letter: 0, none: 0 };
    for (const { way, people } of rows) counts[way] = Number(people);
    return counts;
  }
}
