import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PageClient, type Fields } from './page-client.js';
import { seededRandom, type SeededRandom } from './seeded-random.js';

/** Ticks every question of the page: skills mostly low, culture mixed, now and then an obstacle. */
function ticked({ page }: PageClient, random: SeededRandom): Fields {
  const { $ } = page;
  const names = new Set(
    $('#answers input[type=radio]')
      .map((_, one) => $(one).attr('name'))
      .get(),
  );
  const fields: Fields = {};
  for (const name of names) {
    const value = name.startsWith('level-') ? random.pick([0, 1, 1, 1, 2, 2, 3]) : random.between(1, 5);
    fields[name] = String(value);
  }
  const obstacles = $('#answers input[name=obstacles]')
    .map((_, one) => String($(one).attr('value')))
    .get();
  const chosen = obstacles.filter(() => random.chance(0.2));
  return chosen.length > 0 ? { ...fields, obstacles: chosen } : fields;
}

/** Somebody's whole way from the link to the result, over the public pages. @returns the plan key */
export async function answerOverHttp(
  app: NestFastifyApplication,
  link: string,
  seed: number,
): Promise<string> {
  const random = seededRandom(seed);
  const browser = new PageClient(app);
  await browser.get(new URL(link).pathname);
  await browser.follow(await browser.submit());
  for (let part = 0; part < 20 && browser.page.$('input[name=planKey]').length === 0; part += 1)
    await browser.follow(await browser.submit(ticked(browser, random), { form: '#answers' }));
  const key = String(browser.page.$('input[name=planKey]').attr('value'));
  const result = await browser.post('/submissions', { planKey: key });
  if (result.status !== 200) throw new Error(`Answering failed: ${result.status} ${result.heading}`);
  return key;
}

/** A few at a time, as on a weekday morning. */
export async function everybodyAnswers(app: NestFastifyApplication, links: string[]): Promise<string[]> {
  const keys: string[] = [];
  const left = links.map((link, seed) => ({ link, seed }));
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift())
      keys.push(await answerOverHttp(app, next.link, next.seed + 1));
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return keys;
}
