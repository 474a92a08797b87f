import { Browser, type Form } from './browser.js';
import type { Persona } from './persona.js';

const mostPages = 20;

/** What this person would tick on the page in front of them. */
function chosenOn(form: Form, persona: Persona): [string, string][] {
  const chosen: [string, string][] = [];
  for (const [name, values] of form.choices) {
    if (name === 'obstacles') {
      for (const value of values.filter((key) => persona.ticks(key))) chosen.push([name, value]);
      continue;
    }
    const [kind = '', key = ''] = [name.slice(0, name.indexOf('-')), name.slice(name.indexOf('-') + 1)];
    const wish =
      kind === 'level' ? persona.skill(key) : values.includes('dont-know') ? persona.culture(name) : null;
    if (wish !== null && values.includes(wish)) chosen.push([name, wish]);
  }
  return chosen;
}

/** One person's whole way through the public pages, as a phone without JavaScript would go it. */
export async function answer(link: string, persona: Persona): Promise<void> {
  const browser = new Browser();
  await browser.open(link);
  for (let pages = 0; pages < mostPages; pages += 1) {
    const form = browser.form();
    if (!form || browser.status >= 400) {
      throw new Error(
        `Answering stopped at ${browser.path.replace(/\/s\/.*/, '/s/…')} (${browser.status}): ${browser.heading}`,
      );
    }
    const submitting = new URL(form.action).pathname === '/submissions';
    await browser.send(form, chosenOn(form, persona));
    if (submitting) {
      if (browser.status !== 200)
        throw new Error(`Submitting failed (${browser.status}): ${browser.heading}`);
      return;
    }
  }
  throw new Error('The questionnaire did not come to its end');
}

/** Runs `work` for every item, so many at a time. */
export async function inParallel<Item>(
  items: Item[],
  lanes: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      await work(items[index] as Item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
}
