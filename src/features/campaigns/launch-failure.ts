import { databaseErrorNumber } from '../../platform/database/database.js';
import type { LaunchProblem } from './campaign.js';

export type LaunchOutcome =
  | { outcome: 'open'; invited: number }
  | { outcome: 'skipped' }
  | { outcome: 'impossible'; problem: LaunchProblem };

/** Thrown inside the launch's transaction to undo it: there is something that HR has to change first. */
export class LaunchImpossible extends Error {
  constructor(readonly problem: LaunchProblem) {
    super(problem);
  }
}

const connectionErrors = /^(ECONN|ETIMEDOUT|EPIPE|PROTOCOL_|ER_SERVER_SHUTDOWN)/;
/** Too many connections, shutdown, lock wait, deadlock, gone away, lost connection. */
const passing = new Set([1040, 1053, 1205, 1213, 2006, 2013]);

/** The same launch may well work in a moment: the database was away or busy. */
export function willPass(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code ?? '');
  return connectionErrors.test(code) || passing.has(databaseErrorNumber(error) ?? 0);
}
