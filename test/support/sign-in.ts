import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts, type Account, type Role } from '../../src/features/accounts/index.js';
import { Sessions } from '../../src/features/accounts/sessions.service.js';
import { PageClient } from './page-client.js';

let made = 0;

/** A browser in which nobody is signed in. */
export function aVisitor(app: NestFastifyApplication): PageClient {
  return new PageClient(app);
}

export interface SignedInClient extends PageClient {
  account: Account;
}

/** An account of that role and a browser signed in to it. The test app needs `AccountsAccessModule`. */
export async function signInAs(
  app: NestFastifyApplication,
  role: Role,
  options: { departmentIds?: number[]; name?: string } = {},
): Promise<SignedInClient> {
  made += 1;
  const created = await app.get(Accounts).create({
    name: options.name ?? `Test ${role} ${made}`,
    email: `${role}.${made}@northmoor.example`,
    role,
    departmentIds: options.departmentIds ?? [],
  });
  if (created.outcome !== 'created') throw new Error('Each test account has an address of its own');
  const client = new PageClient(app);
  client.cookies.set('session', await app.get(Sessions).open(created.account));
  return Object.assign(client, { account: created.account });
}
