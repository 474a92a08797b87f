import { generateKeyPairSync } from 'node:crypto';
import { SigningIdentityStore } from '../../src/features/delivery/signing-identity.store.js';
import type { PageClient } from './page-client.js';
import type { WholeApp } from './whole-app.js';

/** HR has written the reminder's words and asked for a sample of it; the workers sign what they send. */
export async function emailsInUse(whole: WholeApp, hr: PageClient, campaignId: number): Promise<void> {
  const reminder = `/campaigns/${campaignId}/emails/reminder`;
  await hr.get(reminder);
  await hr.submit({ 'en[subject]': 'Still open until {{closesOn}}' }, { form: '#words' });
  await hr.post(`${reminder}/tests`);
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  await whole.web.get(SigningIdentityStore, { strict: false }).write({
    ...{ domain: 'northmoor.example', selector: 'soundings2026' },
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  });
}
