import type { INestApplicationContext } from '@nestjs/common';
import { readdirSync } from 'node:fs';
import { EmailTemplates, type Letter } from '../../src/features/delivery/index.js';
import { InvitationLetters } from '../../src/features/wording/index.js';
import { inProject } from '../../src/platform/project-root.js';
import { aCampaignAmong } from './a-campaign-among.js';

export interface OneEmail {
  /** The name of its folder. */
  kind: string;
  language: 'en' | 'cy';
  letter: Letter;
}

export const emailKinds = readdirSync(inProject('email-templates'))
  .filter((name) => name !== 'layout')
  .sort();
export const emailLanguages = ['en', 'cy'] as const;

const community = { en: 'Tables that answer questions', cy: 'Tablau sy’n ateb cwestiynau' };
const closesOn = { en: 'Wednesday 27 November', cy: 'dydd Mercher 27 Tachwedd' };
const token = (path: string) =>
  `${process.env['PUBLIC_URL']}${path}/Qm3vT8yZkLw0aXcR5uJ7hN2bGd9sPfE4iOq1Wt6Yx-A`;

/** Whatever any of our emails speaks of; a template that needs more must say so here. */
const example = (language: 'en' | 'cy') => ({
  ...{ name: 'Carys Price', role: 'learn', community: community[language], closesOn: closesOn[language] },
  ...{ k: 10, minutes: 10, contact: 'Siân Bevan, Development, 01632 960 123' },
  ...{ link: token('/s'), optOutLink: token('/opt-out'), leaveLink: token('/communities/leave') },
});

/** Every template in both languages, filled in as its feature does. */
export async function everyEmail(context: INestApplicationContext): Promise<OneEmail[]> {
  const campaign = await aCampaignAmong(context, [{ name: 'Carys Price', email: 'carys@northmoor.example' }]);
  const templates = context.get(EmailTemplates, { strict: false });
  const letters = context.get(InvitationLetters, { strict: false });
  const letter = async (kind: string, language: 'en' | 'cy'): Promise<Letter> => {
    const person = { name: 'Carys Price', email: 'carys.price@northmoor.example', language };
    if (kind === 'invitation' || kind === 'reminder') {
      return letters.sampleLetter(kind, campaign.id, person);
    }
    return { ...templates.render(kind, language, example(language)), to: person.email, language };
  };
  const asked = emailKinds.flatMap((kind) => emailLanguages.map((language) => ({ kind, language })));
  return Promise.all(
    asked.map(async ({ kind, language }) => ({ kind, language, letter: await letter(kind, language) })),
  );
}
