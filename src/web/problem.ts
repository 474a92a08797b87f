import { HttpException } from '@nestjs/common';
import { databaseErrorNumber } from '../platform/database/database.js';
import { Conflict, Forbidden, Invalid, NotFound, Unavailable, type Fault } from '../platform/errors.js';
import { SignInAway, SignInNeeded } from './security/access.guard.js';
import { FormExpired } from './security/csrf.guard.js';

/** An error as people meet it. */
export interface Problem {
  status: number;
  /** Key below `web:errors`. */
  name: string;
  message?: string;
  faults?: Fault[];
}

const thrownOnPurpose: [new (...given: never[]) => Error, number, string][] = [
  [NotFound, 404, 'notFound'],
  [SignInNeeded, 401, 'signIn'],
  [Forbidden, 403, 'forbidden'],
  [Conflict, 409, 'conflict'],
];

/** What HTTP knows and we have words for; every other 4xx is a bad request. */
const namesOfStatus: Record<number, string> = {
  404: 'notFound',
  413: 'tooLarge',
  429: 'tooMany',
  503: 'away',
};

const lostConnection =
  /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|PROTOCOL_CONNECTION_LOST|Connection is closed|enableOfflineQueue|MaxRetriesPerRequest/;
/** MySQL: too many connections, server shutdown in progress. */
const databaseAway = [1040, 1053];

function isAway(error: unknown): boolean {
  const { code, message, name } = error as { code?: string; message?: string; name?: string };
  const number = databaseErrorNumber(error);
  return (
    error instanceof Unavailable ||
    lostConnection.test(`${code} ${message} ${name}`) ||
    (number !== undefined && databaseAway.includes(number))
  );
}

function statusOf(error: unknown): number {
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  return status && (status < 500 || status === 503) && status >= 400 ? status : 500;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof FormExpired) return { status: 403, name: 'formExpired' };
  if (error instanceof Invalid)
    return { status: 422, name: 'invalid', message: error.message, faults: error.faults };
  if (error instanceof SignInAway) return { status: 503, name: 'signInAway' };
  const known = thrownOnPurpose.find(([Class]) => error instanceof Class);
  if (known) return { status: known[1], name: known[2], message: (error as Error).message };
  if (isAway(error)) return { status: 503, name: 'away' };
  const status = statusOf(error);
  return { status, name: namesOfStatus[status] ?? (status < 500 ? 'badRequest' : 'unexpected') };
}
