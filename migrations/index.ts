import type { MigrationInterface } from 'typeorm';
import { Surveys1764000000005 } from './05-surveys.js';

/** In order of time; each file holds one idea, its SQL in plain sight, up and down. */
export const migrations: (new () => MigrationInterface)[] = [Surveys1764000000005];
