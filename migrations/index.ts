import type { MigrationInterface } from 'typeorm';

/** In order of time; each file holds one idea, its SQL in plain sight, up and down. */
export const migrations: (new () => MigrationInterface)[] = [];
