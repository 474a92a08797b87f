import type { MigrationInterface } from 'typeorm';
import { Audit1764000000001 } from './01-audit.js';
import { Delivery1764000000002 } from './02-delivery.js';
import { Accounts1764000000003 } from './03-accounts.js';
import { Directory1764000000004 } from './04-directory.js';
import { Surveys1764000000005 } from './05-surveys.js';
import { Campaigns1764000000006 } from './06-campaigns.js';
import { Invitations1764000000007 } from './07-invitations.js';
import { Answering1764000000008 } from './08-answering.js';
import { Results1764000000009 } from './09-results.js';
import { Learning1764000000010 } from './10-learning.js';
import { Communities1764000000011 } from './11-communities.js';
import { DeliveryCounts1764000000012 } from './12-delivery-counts.js';
import { ResultsOutcomes1764000000013 } from './13-results-outcomes.js';
import { SendingPace1764000000014 } from './14-sending-pace.js';
import { Replies1764000000015 } from './15-replies.js';
import { ReminderWaves1764000000016 } from './16-reminder-waves.js';
import { Bounces1764000000017 } from './17-bounces.js';
import { Channels1764000000018 } from './18-channels.js';
import { PrintedCodes1764000000019 } from './19-printed-codes.js';
import { Emails1764000000020 } from './20-emails.js';

/** In order of time; each file holds one idea, its SQL in plain sight, up and down. */
export const migrations: (new () => MigrationInterface)[] = [
  Audit1764000000001,
  Delivery1764000000002,
  Accounts1764000000003,
  Directory1764000000004,
  Surveys1764000000005,
  Campaigns1764000000006,
  Invitations1764000000007,
  Answering1764000000008,
  Results1764000000009,
  Learning1764000000010,
  Communities1764000000011,
  DeliveryCounts1764000000012,
  ResultsOutcomes1764000000013,
  SendingPace1764000000014,
  Replies1764000000015,
  ReminderWaves1764000000016,
  Bounces1764000000017,
  Channels1764000000018,
  PrintedCodes1764000000019,
  Emails1764000000020,
];
