import type { Command } from 'commander';
import { CommandRefused, say, type OpenContext } from '../../../platform/commands.js';
import { isPermission, permissions, type Permission } from '../../../shared/permissions.js';
import { AccountMail } from '../account-mail.service.js';
import { Accounts } from '../accounts.service.js';
import { ApiKeys } from '../api-keys.service.js';
import { PasswordLinks } from '../password-links.service.js';
import { judgePassword, longestPassword, shortestPassword } from '../rules/passwords.js';

interface NewAdministrator {
  email: string;
  name: string;
  password?: string;
}

function refuseWeak(password: string | undefined): void {
  if (password !== undefined && judgePassword(password) !== 'good') {
    throw new CommandRefused(`A password has ${shortestPassword} to ${longestPassword} characters.`);
  }
}

async function createAdministrator(open: OpenContext, options: NewAdministrator): Promise<void> {
  refuseWeak(options.password);
  if (!/^\S+@\S+$/.test(options.email)) throw new CommandRefused(`${options.email} is not an email address.`);
  const context = await open();
  const created = await context.get(Accounts).create({ ...options, role: 'administrator' });
  if (created.outcome === 'email-taken') {
    throw new CommandRefused(
      `There is an account for ${options.email} already. "soundings admin link --email ${options.email}" makes a new link.`,
    );
  }
  say(`${created.account.name} is an administrator.`);
  if (!options.password) await sayLink(open, created.account.id);
}

async function sayLink(open: OpenContext, accountId: number): Promise<void> {
  const links = (await open()).get(PasswordLinks);
  const link = await links.issue(accountId, 'set');
  say(`To set the password, open this address within 48 hours. It works once:\n${links.addressOf(link)}`);
}

async function makeLink(open: OpenContext, email: string): Promise<void> {
  const account = await (await open()).get(AccountMail).accountFor(email);
  if (!account?.active) throw new CommandRefused(`There is no active account for ${email}.`);
  await sayLink(open, account.id);
}

function scopesFrom(text: string): Permission[] {
  const scopes = text.split(',').map((scope) => scope.trim());
  const wrong = scopes.filter((scope) => !isPermission(scope));
  if (wrong.length > 0) {
    throw new CommandRefused(`No such scope: ${wrong.join(', ')}. There are: ${permissions.join(', ')}.`);
  }
  return scopes as Permission[];
}

async function listKeys(open: OpenContext): Promise<void> {
  const keys = await (await open()).get(ApiKeys).list();
  for (const { id, name, scopes, revokedAt } of keys) {
    say(`${id}  ${name}  ${revokedAt ? `revoked ${revokedAt.toISOString()}` : scopes.join(',')}`);
  }
  if (keys.length === 0) say('There are no keys.');
}

function registerAdministrators(program: Command, open: OpenContext): void {
  const admin = program.command('admin').description('people who look after accounts');
  admin
    .command('create')
    .description('make an administrator; without --password, print a link to set one')
    .requiredOption('--email <address>')
    .requiredOption('--name <name>')
    .option('--password <password>', 'other programs of this machine may see it; the link is safer')
    .action((options: NewAdministrator) => createAdministrator(open, options));
  admin
    .command('link')
    .description('print a link to set a password, where email does not work')
    .requiredOption('--email <address>')
    .action(({ email }: { email: string }) => makeLink(open, email));
}

function registerKeys(program: Command, open: OpenContext): void {
  const keys = program.command('api-key').description('keys of programs that use the API');
  keys
    .command('create')
    .description('make a key and print it, this once')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scopes <scopes>', `separated by commas: ${permissions.join(', ')}`)
    .action(async ({ name, scopes }: { name: string; scopes: string }) => {
      const wanted = scopesFrom(scopes);
      const { key } = await (await open()).get(ApiKeys).create({ name, scopes: wanted });
      say(key);
    });
  keys
    .command('list')
    .description('all keys, without their secrets')
    .action(() => listKeys(open));
  keys
    .command('revoke <id>')
    .description('refuse a key from now on')
    .action(async (id: string) => {
      await (await open()).get(ApiKeys).revoke(Number(id));
      say('Revoked.');
    });
}

export function registerAccountsCommands(program: Command, open: OpenContext): void {
  registerAdministrators(program, open);
  registerKeys(program, open);
}
