import { describe, expect, it } from '@jest/globals';
import { envExample } from './env-example.js';
import { loadConfiguration } from './load-configuration.js';
import { isMailboxAddress } from './mailbox-address.js';

const example = Object.fromEntries(
  [...envExample().matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
) as NodeJS.ProcessEnv;

describe('The address of a mailbox', () => {
  it.each([
    'imaps://bounces%40northmoor.example:pa%3Ass@imap.northmoor.example:993/INBOX',
    'imaps://user:password@imap.northmoor.example',
    'imap://user:password@127.0.0.1:1143/INBOX',
    'imap://user:password@localhost',
    'imap://user:password@[::1]:143',
  ])('may be %s', (url) => expect(isMailboxAddress(url)).toBe(true));

  it.each([
    'imap://user:password@imap.northmoor.example',
    'imap://user:password@127.0.0.1.northmoor.example',
    'imaps://imap.northmoor.example',
    'imaps://user@imap.northmoor.example',
    'imaps://us%ZZer:password@imap.northmoor.example',
    'https://user:password@imap.northmoor.example',
    'imap.northmoor.example',
    '',
    undefined,
  ])('may not be %s', (url) => expect(isMailboxAddress(url)).toBe(false));
});

describe('Settings for returned mail', () => {
  it('may all be left out', () => {
    expect(loadConfiguration(example)).toMatchObject({
      bounceAddress: '',
      bounceImapUrl: '',
      mailWebhookSecret: '',
    });
  });

  it.each([
    ['BOUNCE_ADDRESS', 'not an address'],
    ['BOUNCE_ADDRESS', 'bounces-of-all-our-emails@northmoor.example'],
    ['BOUNCE_ADDRESS', 'bounces+tag@northmoor.example'],
    ['BOUNCE_IMAP_URL', 'imap://user:password@imap.northmoor.example'],
    ['MAIL_WEBHOOK_SECRET', 'too short'],
  ])('refuse %s=%s by its name', (name, value) => {
    expect(() => loadConfiguration({ ...example, [name]: value })).toThrow(name);
  });
});
