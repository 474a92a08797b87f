import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from './browser.js';
import type { Mailbox } from './mailbox.js';

export interface Credentials {
  name: string;
  email: string;
  password: string;
}

async function signIn(web: string, { email, password }: Credentials): Promise<Browser> {
  const browser = new Browser();
  await browser.open(`${web}/sign-in`);
  const form = browser.form();
  if (!form) throw new Error(`There is no sign-in form (${browser.status}): ${browser.heading}`);
  await browser.send(form, [
    ['email', email],
    ['password', password],
  ]);
  if (browser.status !== 200 || browser.path === '/sign-in') {
    throw new Error(`Signing in failed (${browser.status}): ${browser.heading}`);
  }
  return browser;
}

async function mailedLink(mailbox: Mailbox, email: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const mail = (await mailbox.all()).find(({ to }) => to === email);
    const link = mail && /https?:\/\/\S+\/set-password\/[\w.-]+/.exec(mail.text)?.[0];
    if (link) return link;
    await sleep(100);
  }
  throw new Error('The email with the link to set a password did not come within 30 s');
}

async function setPassword(link: string, password: string): Promise<void> {
  const browser = new Browser();
  await browser.open(link);
  const form = browser.form();
  if (!form)
    throw new Error(`The link to set a password leads nowhere (${browser.status}): ${browser.heading}`);
  await browser.send(form, [['password', password]]);
  if (browser.status >= 400) throw new Error(`Setting the password failed: ${browser.heading}`);
}

/**
 * What an administrator does on the first day: creates accounts on the page, and each person follows the link in
 * their email to choose a password.
 */
export class AccountMaking {
  constructor(
    private readonly web: string,
    private readonly mailbox: Mailbox,
    private readonly administrator: Credentials,
  ) {}

  async create(person: Credentials & { role: 'hr' | 'leader'; departmentIds: number[] }): Promise<void> {
    const browser = await signIn(this.web, this.administrator);
    await browser.open(`${this.web}/accounts/new`);
    const form = browser.form();
    if (!form) throw new Error(`There is no account form (${browser.status}): ${browser.heading}`);
    const fields = form.fields.filter(([name]) => name === '_csrf');
    await browser.send({ ...form, fields }, [
      ['name', person.name],
      ['email', person.email],
      ['role', person.role],
      ['language', 'en'],
      ...person.departmentIds.map((id): [string, string] => [this.departmentField(form.choices), String(id)]),
    ]);
    if (browser.status >= 400) throw new Error(`The account could not be created: ${browser.heading}`);
    await setPassword(await mailedLink(this.mailbox, person.email), person.password);
  }

  /** A list of boxes posts its name with brackets. */
  private departmentField(choices: Map<string, string[]>): string {
    return [...choices.keys()].find((name) => name.startsWith('departmentIds')) ?? 'departmentIds';
  }
}
