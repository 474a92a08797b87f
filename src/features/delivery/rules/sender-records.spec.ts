import { describe, expect, it } from '@jest/globals';
import { aligned, organisationalDomain, readDkim, readDmarc, readSpf } from './sender-records.js';

describe('What a domain publishes', () => {
  it.each([
    [[], { outcome: 'none' }],
    [['google-site-verification=x', 'v=spf10 -all'], { outcome: 'none' }],
    [['v=spf1 include:spf.protection.outlook.com -all'], { outcome: 'found', all: '-' }],
    [['V=SPF1 mx ~ALL'], { outcome: 'found', all: '~' }],
    [['v=spf1 all'], { outcome: 'found', all: '+' }],
    [['v=spf1 +all'], { outcome: 'found', all: '+' }],
    [['v=spf1 ?all'], { outcome: 'found', all: '?' }],
    [['v=spf1 mx'], { outcome: 'found', all: null }],
    [['v=spf1 redirect=_spf.northmoor.example'], { outcome: 'found', all: 'redirect' }],
    [['v=spf1 -all', 'v=spf1 mx -all'], { outcome: 'many' }],
  ])('SPF of %j: %j', (records, read) => {
    expect(readSpf(records)).toEqual(read);
  });

  const found = { outcome: 'found', strictSpf: false, strictDkim: false };
  it.each([
    [[], { outcome: 'none' }],
    [['v=spf1 -all'], { outcome: 'none' }],
    [['v=DMARC1; p=none; rua=mailto:x@y.example'], { ...found, policy: 'none', subdomains: 'none' }],
    [
      ['v=DMARC1;p=Reject;sp=quarantine;aspf=s;adkim=S'],
      { ...found, policy: 'reject', subdomains: 'quarantine', strictSpf: true, strictDkim: true },
    ],
    [['v = DMARC1 ; p = reject'], { ...found, policy: 'reject', subdomains: 'reject' }],
    [['v=DMARC1; p=sometimes'], { outcome: 'faulty' }],
    [['v=DMARC1'], { outcome: 'faulty' }],
    [['v=DMARC1; p=none', 'v=DMARC1; p=reject'], { outcome: 'many' }],
  ])('DMARC of %j: %j', (records, read) => {
    expect(readDmarc(records)).toEqual(read);
  });

  it.each([
    [[], { outcome: 'none' }],
    [['v=DKIM1; k=rsa; p=MIIB IjAN'], { outcome: 'found', publicKey: 'MIIBIjAN', testing: false }],
    [['p=MII=; t=y:s'], { outcome: 'found', publicKey: 'MII=', testing: true }],
    [['v=DKIM1; p='], { outcome: 'revoked' }],
  ])('DKIM of %j: %j', (records, read) => {
    expect(readDkim(records)).toEqual(read);
  });

  it.each([
    ['skills.northmoor.gov.uk', 'northmoor.gov.uk'],
    ['northmoor.gov.uk', 'northmoor.gov.uk'],
    ['a.b.trust.nhs.uk', 'trust.nhs.uk'],
    ['mail.cyngor.cymru', 'cyngor.cymru'],
    ['localhost', 'localhost'],
  ])('%s belongs to %s', (domain, organisation) => {
    expect(organisationalDomain(domain)).toBe(organisation);
  });

  it.each<[from: string, other: string, strict: boolean, together: boolean]>([
    ['northmoor.gov.uk', 'bounces.northmoor.gov.uk', false, true],
    ['northmoor.gov.uk', 'bounces.northmoor.gov.uk', true, false],
    ['Northmoor.gov.uk', 'northmoor.gov.uk', true, true],
    ['northmoor.gov.uk', 'southmoor.gov.uk', false, false],
    ['northmoor.gov.uk', 'mailservice.example', false, false],
  ])('%s and %s, strictly %s: %s', (...[from, other, strict, together]) => {
    expect(aligned(from, other, strict)).toBe(together);
  });
});
