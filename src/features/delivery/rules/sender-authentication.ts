/**
 * Whether other mail servers can tell that our emails are ours: who may send for the domain (SPF), a signature that
 * holds (DKIM), what receivers are asked to do with the rest (DMARC), and that one of the two speaks for the domain
 * after From (alignment). What could not be looked up is said, and never stands in the way of a launch.
 * Sources: RFC 7208, RFC 6376, RFC 7489, RFC 8301 (key lengths).
 */
import { aligned, type Dmarc, type DkimRecord, type Spf } from './sender-records.js';

export type Unreachable = { outcome: 'unreachable'; because: string };

export interface SenderFacts {
  fromDomain: string;
  /** After MAIL FROM: where bounces go. */
  envelopeDomain: string;
  /** Of the envelope's domain. */
  spf: Spf | Unreachable;
  /** The record that holds for the From domain; `of` is the domain that it stands at. */
  dmarc: { of: string; record: Dmarc } | Unreachable;
  /** What the workers sign with; null where they do not. `bits` of the key. */
  signing: { domain: string; selector: string; publicKey: string; bits: number } | null;
  /** The key in DNS; null where nothing is signed. */
  dkim: DkimRecord | Unreachable | null;
}

/** `note`: worth knowing, and nothing to be done before a launch. */
export type Weight = 'good' | 'note' | 'attention' | 'unknown';

export interface Finding {
  /** Names a text. */
  finding: string;
  weight: Weight;
  parameters: Record<string, string | number>;
}

export function senderFindings(facts: SenderFacts): Finding[] {
  return [
    ...spfFindings(facts),
    ...dkimFindings(facts),
    ...dmarcFindings(facts),
    ...alignmentFindings(facts),
  ];
}

/** The worst that was found; what could not be looked up outweighs nothing that was. */
export function weightOf(findings: readonly Finding[]): 'good' | 'attention' | 'unknown' {
  const has = (weight: Weight) => findings.some((one) => one.weight === weight);
  if (has('attention')) return 'attention';
  return has('unknown') ? 'unknown' : 'good';
}

const made = (finding: string, weight: Weight, parameters: Finding['parameters']): Finding[] => [
  { finding, weight, parameters },
];

const ofSpf = {
  '+': ['spfOpen', 'attention'],
  '?': ['spfNeutral', 'note'],
  '-': ['spfGood', 'good'],
  '~': ['spfGood', 'good'],
  redirect: ['spfGood', 'good'],
} as const;

function spfFindings({ envelopeDomain: domain, spf }: SenderFacts): Finding[] {
  if (spf.outcome === 'unreachable') return made('spfUnknown', 'unknown', { domain, because: spf.because });
  if (spf.outcome === 'none') return made('spfNone', 'attention', { domain });
  if (spf.outcome === 'many') return made('spfMany', 'attention', { domain });
  const [finding, weight] = ofSpf[spf.all ?? '?'];
  return made(finding, weight, { domain });
}

function dkimFindings({ fromDomain, signing, dkim }: SenderFacts): Finding[] {
  if (!signing || !dkim) return made('dkimRelay', 'note', { domain: fromDomain });
  const name = `${signing.selector}._domainkey.${signing.domain}`;
  if (dkim.outcome === 'unreachable') return made('dkimUnknown', 'unknown', { name, because: dkim.because });
  if (dkim.outcome === 'none') return made('dkimMissing', 'attention', { name });
  if (dkim.outcome === 'revoked') return made('dkimRevoked', 'attention', { name });
  if (dkim.publicKey !== signing.publicKey) return made('dkimOther', 'attention', { name });
  const good = made('dkimGood', 'good', { domain: signing.domain, name });
  const short = signing.bits < 2_048 ? made('dkimShort', 'attention', { name, bits: signing.bits }) : [];
  const testing = dkim.testing ? made('dkimTesting', 'attention', { name }) : [];
  return [...good, ...short, ...testing];
}

function dmarcFindings({ fromDomain, dmarc }: SenderFacts): Finding[] {
  if ('outcome' in dmarc) {
    return made('dmarcUnknown', 'unknown', { domain: fromDomain, because: dmarc.because });
  }
  const { of: domain, record } = dmarc;
  if (record.outcome === 'none') return made('dmarcNone', 'attention', { domain: fromDomain });
  if (record.outcome === 'many') return made('dmarcMany', 'attention', { domain });
  if (record.outcome === 'faulty') return made('dmarcFaulty', 'attention', { domain });
  const policy = domain === fromDomain ? record.policy : record.subdomains;
  return policy === 'none'
    ? made('dmarcWatching', 'note', { domain })
    : made('dmarcGood', 'good', { domain, policy });
}

function alignmentFindings({ fromDomain, envelopeDomain, signing, dmarc }: SenderFacts): Finding[] {
  const record = 'record' in dmarc && dmarc.record.outcome === 'found' ? dmarc.record : null;
  if (signing && aligned(fromDomain, signing.domain, record?.strictDkim ?? false)) {
    return made('alignedDkim', 'good', { domain: fromDomain, signer: signing.domain });
  }
  const parameters = { domain: fromDomain, envelope: envelopeDomain };
  return aligned(fromDomain, envelopeDomain, record?.strictSpf ?? false)
    ? made('alignedSpf', 'good', parameters)
    : made('notAligned', 'attention', parameters);
}

/** Names that are never published: RFC 2606 and RFC 6761. */
export function reservedEnding(domain: string): string | null {
  return /(?:^|\.)(example|test|invalid|localhost|example\.(?:com|net|org))$/i.exec(domain)?.[1] ?? null;
}
