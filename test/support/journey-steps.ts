import type { Person } from './journey-browser.js';
import { linkTo, mailTo, passwordLink } from './mailbox.js';
import type { WholeApp } from './whole-app.js';

export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Of everybody who gets an account on the way. */
const password = 'sosban fach ar y tân 1895';

export async function signIn(
  person: Person,
  url: string,
  who: { email: string; password: string },
): Promise<void> {
  await person.open(`${url}/sign-in`);
  await person.type({ 'Email address': who.email, Password: who.password });
  await person.press('Sign in');
}

/** Follows the link in the email, and signs in. */
export async function chooseAPassword(person: Person, whole: WholeApp, email: string): Promise<void> {
  await person.open(passwordLink(await mailTo(whole.mail, email)));
  await person.show(`set-password`);
  await person.type({ 'New password': password });
  await person.press('Save the password');
  await signIn(person, whole.url, { email, password });
}

export const campaignPlan = {
  'Name in English': 'Autumn survey 2026',
  'Name in Welsh (optional)': 'Arolwg yr hydref 2026',
  'Why you ask, in one sentence, in English': 'We want to know what helps you to work digitally.',
  'Last day': inDays(21),
  'Smallest number of people behind any figure': '5',
  'Name of the contact': 'Siân Bevan',
  Team: 'Organisational Development',
  Telephone: '01632 960 123',
  'Email address': 'sian.bevan@northmoor.example',
};

/** From a question page to the check page, with the second answer to the first questions of each. */
export async function throughAllPages(staff: Person): Promise<void> {
  for (let part = 1; part < 15; part += 1) {
    const groups = await staff.page.locator('#answers .govuk-radios').all();
    for (const group of groups.slice(0, 3)) await group.getByRole('radio').nth(1).check({ force: true });
    await staff.show(`staff-part-${part}`);
    await staff.press('Continue');
    if ((await staff.heading) === 'Check your answers') return;
  }
}

/** Asks on the public page to join the first community, and confirms from the email. */
export async function joinACommunity(person: Person, whole: WholeApp, email: string): Promise<void> {
  await person.open(`${whole.url}/communities`);
  await person.show('communities');
  await person.page.locator('.app-card a').first().click();
  await person.page.waitForURL(/communities\/\d+$/);
  await person.press('Ask to join');
  await person.show('community-faults');
  await person.type({ 'Your name': 'Carys Bevan', 'Your work email address': email });
  await person.tick(/^To learn/);
  await person.press('Ask to join');
  await person.show('community-asked');
  await person.open(linkTo('/communities/confirm/', await mailTo(whole.mail, email, 'Join')));
  await person.show('community-confirm');
  await person.press('Join');
}
