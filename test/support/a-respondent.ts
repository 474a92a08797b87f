import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { anInvitation } from './an-invitation.js';
import { PageClient, type Fields, type Visited } from './page-client.js';

/** Somebody's browser with the link from their email. */
export interface RespondentInTest {
  browser: PageClient;
  token: string;
  link: string;
}

export async function aRespondent(
  app: NestFastifyApplication,
  participantId: number,
): Promise<RespondentInTest> {
  const token = await anInvitation(app, participantId);
  return { browser: new PageClient(app), token, link: `/s/${token}` };
}

/** Presses Start. @returns the first question page */
export async function begin({ browser, link }: RespondentInTest): Promise<Visited> {
  await browser.get(link);
  return browser.follow(await browser.submit());
}

/** Ticks what is named on whatever page offers it, up to the check page. @returns the plan key that stands in it */
export async function answerAll({ browser }: RespondentInTest, ticked: Fields = {}): Promise<string> {
  for (let part = 1; part < 15; part += 1) {
    const { $ } = browser.page;
    if ($('input[name=planKey]').length > 0) break;
    const offered = Object.entries(ticked).filter(([name]) => $(`form#answers [name="${name}"]`).length > 0);
    await browser.follow(await browser.submit(Object.fromEntries(offered), { form: '#answers' }));
  }
  const key = browser.page.$('input[name=planKey]').attr('value');
  if (!key) throw new Error(`The check page never came: ${browser.page.heading}`);
  return key;
}

/** Start, every page, and sending. */
export async function answerAndSend(
  person: RespondentInTest,
  ticked: Fields = {},
): Promise<{ key: string; result: Visited }> {
  await begin(person);
  const key = await answerAll(person, ticked);
  return { key, result: await person.browser.post('/submissions', { planKey: key }) };
}
