import { describe, expect, it } from '@jest/globals';
import { reservedEnding, senderFindings, weightOf, type SenderFacts } from './sender-authentication.js';

const signing = { domain: 'northmoor.gov.uk', selector: 's1', publicKey: 'MII', bits: 2_048 };
const reject = {
  ...{ outcome: 'found' as const, policy: 'reject' as const, subdomains: 'none' as const },
  ...{ strictSpf: false, strictDkim: false },
};
const good: SenderFacts = {
  fromDomain: 'northmoor.gov.uk',
  envelopeDomain: 'bounces.northmoor.gov.uk',
  spf: { outcome: 'found', all: '-' },
  dmarc: { of: 'northmoor.gov.uk', record: reject },
  signing,
  dkim: { outcome: 'found', publicKey: 'MII', testing: false },
};
const away = { outcome: 'unreachable' as const, because: 'ETIMEOUT' };
const look = (changes: Partial<SenderFacts>) => {
  const findings = senderFindings({ ...good, ...changes });
  return { names: findings.map(({ finding }) => finding), weight: weightOf(findings) };
};

describe('Whether other servers can tell that our emails are ours', () => {
  it('is all right where everything is published', () => {
    expect(look({})).toEqual({ names: ['spfGood', 'dkimGood', 'dmarcGood', 'alignedDkim'], weight: 'good' });
  });

  it.each<[string, Partial<SenderFacts>, string]>([
    ['spfNone', { spf: { outcome: 'none' } }, 'attention'],
    ['spfMany', { spf: { outcome: 'many' } }, 'attention'],
    ['spfOpen', { spf: { outcome: 'found', all: '+' } }, 'attention'],
    ['spfNeutral', { spf: { outcome: 'found', all: null } }, 'good'],
    ['spfUnknown', { spf: away }, 'unknown'],
    ['dmarcNone', { dmarc: { of: 'northmoor.gov.uk', record: { outcome: 'none' } } }, 'attention'],
    ['dmarcMany', { dmarc: { of: 'northmoor.gov.uk', record: { outcome: 'many' } } }, 'attention'],
    ['dmarcFaulty', { dmarc: { of: 'northmoor.gov.uk', record: { outcome: 'faulty' } } }, 'attention'],
    ['dmarcWatching', { dmarc: { of: 'gov.uk', record: reject } }, 'good'],
    ['dmarcUnknown', { dmarc: away }, 'unknown'],
    ['dkimMissing', { dkim: { outcome: 'none' } }, 'attention'],
    ['dkimRevoked', { dkim: { outcome: 'revoked' } }, 'attention'],
    ['dkimOther', { dkim: { outcome: 'found', publicKey: 'MIX', testing: false } }, 'attention'],
    ['dkimTesting', { dkim: { outcome: 'found', publicKey: 'MII', testing: true } }, 'attention'],
    ['dkimShort', { signing: { ...signing, bits: 1_024 } }, 'attention'],
    ['dkimUnknown', { dkim: away }, 'unknown'],
    ['dkimRelay', { signing: null, dkim: null }, 'good'],
    ['alignedSpf', { signing: null, dkim: null }, 'good'],
    ['notAligned', { signing: null, dkim: null, envelopeDomain: 'mailservice.example' }, 'attention'],
    [
      'notAligned',
      { signing: { ...signing, domain: 'other.example' }, envelopeDomain: 'x.example' },
      'attention',
    ],
  ])('says %s of %j: %s', (finding, changes, weight) => {
    expect(look(changes).names).toContain(finding);
    expect(look(changes).weight).toBe(weight);
  });

  it('goes by strict alignment where DMARC asks for it', () => {
    const record = { ...reject, strictSpf: true };
    const changes = { signing: null, dkim: null, dmarc: { of: 'northmoor.gov.uk', record } };
    expect(look(changes).names).toContain('notAligned');
  });

  it('lets what was found outweigh what could not be looked up', () => {
    expect(look({ spf: away, dmarc: { of: 'northmoor.gov.uk', record: { outcome: 'none' } } }).weight).toBe(
      'attention',
    );
    expect(look({ spf: away, dmarc: away, dkim: away }).weight).toBe('unknown');
  });

  it.each([
    ['northmoor.example', 'example'],
    ['localhost', 'localhost'],
    ['mail.example.com', 'example.com'],
    ['northmoor.gov.uk', null],
    ['myexample.com', null],
  ])('knows names that nobody publishes: %s', (domain, ending) => {
    expect(reservedEnding(domain)).toBe(ending);
  });
});
