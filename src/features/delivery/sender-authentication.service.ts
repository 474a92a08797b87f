import { Injectable } from '@nestjs/common';
import { createPublicKey } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import { Configuration } from '../../platform/config/configuration.js';
import { TextRecords } from '../../platform/dns/text-records.js';
import {
  reservedEnding,
  senderFindings,
  weightOf,
  type Finding,
  type SenderFacts,
  type Unreachable,
} from './rules/sender-authentication.js';
import { organisationalDomain, readDkim, readDmarc, readSpf } from './rules/sender-records.js';
import { SigningIdentityStore, type KnownSigning } from './signing-identity.store.js';

export type SenderVerdict =
  /** A name for examples and tests: nothing is published under it. */
  | { outcome: 'reserved'; ending: string }
  | { outcome: 'good' | 'attention' | 'unknown'; findings: Finding[] };

const keptFor = 60_000;
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Looks up in DNS whether other mail servers can tell that our emails are ours. Kept for a minute. */
@Injectable()
export class SenderAuthentication {
  private kept: { facts: Promise<SenderFacts>; until: number } | null = null;

  constructor(
    private readonly dns: TextRecords,
    private readonly signing: SigningIdentityStore,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Never throws for what DNS does; takes some seconds at most. */
  async look(): Promise<SenderVerdict> {
    const ending = reservedEnding(domainOf(this.configuration.mailFrom));
    if (ending !== null) return { outcome: 'reserved', ending };
    const findings = senderFindings(await this.facts());
    return { outcome: weightOf(findings), findings };
  }

  private facts(): Promise<SenderFacts> {
    const now = this.clock.now().getTime();
    if (!this.kept || this.kept.until <= now) {
      const facts = this.gather();
      this.kept = { facts, until: now + keptFor };
      facts.catch(() => (this.kept = null));
    }
    return this.kept.facts;
  }

  private async gather(): Promise<SenderFacts> {
    const { mailFrom, bounceAddress } = this.configuration;
    const fromDomain = domainOf(mailFrom);
    const envelopeDomain = domainOf(bounceAddress || mailFrom);
    const signing = await this.signing.read();
    const [spf, dmarc, dkim] = await Promise.all([
      this.read(envelopeDomain, readSpf),
      this.dmarc(fromDomain),
      signing ? this.read(`${signing.selector}._domainkey.${signing.domain}`, readDkim) : null,
    ]);
    return {
      ...{ fromDomain, envelopeDomain, spf, dmarc, dkim },
      signing: signing && { ...signing, bits: bitsOf(signing) },
    };
  }

  /** RFC 7489, 6.6.3: a domain without a record of its own goes by its organisation's. */
  private async dmarc(domain: string): Promise<SenderFacts['dmarc']> {
    const own = await this.read(`_dmarc.${domain}`, readDmarc);
    if (own.outcome === 'unreachable') return own;
    const above = organisationalDomain(domain);
    if (own.outcome !== 'none' || above === domain) return { of: domain, record: own };
    const inherited = await this.read(`_dmarc.${above}`, readDmarc);
    return inherited.outcome === 'unreachable' ? inherited : { of: above, record: inherited };
  }

  private async read<Known>(
    name: string,
    reader: (records: readonly string[]) => Known,
  ): Promise<Known | Unreachable> {
    const found = await this.dns.of(name);
    if (found.outcome === 'unreachable') return found;
    return reader(found.outcome === 'found' ? found.records : []);
  }
}

function bitsOf({ publicKey }: KnownSigning): number {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return key.asymmetricKeyDetails?.modulusLength ?? 0;
}
