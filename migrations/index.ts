import type { MigrationInterface } from 'typeorm';
import { Audit1764000000001 } from './01-audit.js';
import { Delivery1764000000002 } from './02-delivery.js';
import { Accounts1764000000003 } from './03-accounts.js';
import { Directory1764000000004 } from './04-directory.js';
import { Surveys1764000000005 } from './05-surveys.js';
import { Campaigns1764000000006 } from './06-campaigns.js';

/** In order of time; each file holds one idea, its SQL in plain sight, up and down. */
export const migrations: (new () => MigrationInterface)[] = [
  Audit1764000000001,
  Delivery1764000000002,
  Accounts1764000000003,
  Directory1764000000004,
  Surveys1764000000005,
  Campaigns1764000000006,
];
