import type { INestApplicationContext } from '@nestjs/common';
import { writeFileSync } from 'node:fs';
import { Campaigns } from '../../src/features/campaigns/index.js';
import type { Letter } from '../../src/features/delivery/index.js';
import { InvitationLetters } from '../../src/features/wording/index.js';

/** The bare loop's letters, over and over: rendered beforehand, since a bare pool knows of no templates. */
const differentLetters = 500;

/** Writes invitations of this campaign into a file for bare pools to send. */
export async function writeLetters(
  context: INestApplicationContext,
  campaignId: number,
  file: string,
): Promise<void> {
  const campaign = await context.get(Campaigns, { strict: false }).summary(campaignId);
  const letters = await context.get(InvitationLetters, { strict: false }).lettersOf('invitation', campaign);
  const made: Letter[] = [];
  for (let n = 1; n <= differentLetters; n += 1) {
    const person = {
      name: `Person Number ${n}`,
      email: `person.${n}@northmoor.example`,
      language: 'en' as const,
    };
    made.push(await letters.to(person, String(n).padStart(43, 'x')));
  }
  writeFileSync(file, JSON.stringify(made));
}
