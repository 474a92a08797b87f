/**
 * Reads what a domain publishes about who may send email in its name.
 * Sources: RFC 7208 (SPF), RFC 7489 (DMARC), RFC 6376 (DKIM).
 */
export type Spf =
  | { outcome: 'none' }
  /** Receivers take several for an error. */
  | { outcome: 'many' }
  /** `all`: what is said about everybody else; null where nothing is, `redirect` where another domain says it. */
  | { outcome: 'found'; all: '+' | '-' | '~' | '?' | 'redirect' | null };

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export type Dmarc =
  | { outcome: 'none' }
  | { outcome: 'many' }
  | { outcome: 'faulty' }
  | {
      outcome: 'found';
      policy: DmarcPolicy;
      subdomains: DmarcPolicy;
      strictSpf: boolean;
      strictDkim: boolean;
    };

export type DkimRecord =
  | { outcome: 'none' }
  /** An empty key: withdrawn. */
  | { outcome: 'revoked' }
  | { outcome: 'found'; publicKey: string; testing: boolean };

export function readSpf(records: readonly string[]): Spf {
  const ours = records.filter((record) => /^v=spf1(\s|$)/i.test(record.trim()));
  if (ours.length !== 1) return { outcome: ours.length === 0 ? 'none' : 'many' };
  const terms = ours[0]!.trim().toLowerCase().split(/\s+/).slice(1);
  const all = terms.map((term) => /^([+\-~?]?)all$/.exec(term)).find(Boolean);
  if (all) return { outcome: 'found', all: (all[1] || '+') as '+' | '-' | '~' | '?' };
  return { outcome: 'found', all: terms.some((term) => term.startsWith('redirect=')) ? 'redirect' : null };
}

export function readDmarc(records: readonly string[]): Dmarc {
  const ours = records.filter((record) => /^v\s*=\s*DMARC1\s*(;|$)/.test(record.trim()));
  if (ours.length !== 1) return { outcome: ours.length === 0 ? 'none' : 'many' };
  const tags = tagsOf(ours[0]!);
  const policy = policyFrom(tags.get('p'));
  if (!policy) return { outcome: 'faulty' };
  const strict = (tag: string) => tags.get(tag)?.toLowerCase() === 's';
  const subdomains = policyFrom(tags.get('sp')) ?? policy;
  return { outcome: 'found', policy, subdomains, strictSpf: strict('aspf'), strictDkim: strict('adkim') };
}

export function readDkim(records: readonly string[]): DkimRecord {
  const tags = records.map(tagsOf).find((one) => one.has('p'));
  const publicKey = tags?.get('p')?.replace(/\s+/g, '');
  if (!tags || publicKey === undefined) return { outcome: 'none' };
  if (publicKey === '') return { outcome: 'revoked' };
  const flags = (tags.get('t') ?? '').split(':').map((flag) => flag.trim());
  return { outcome: 'found', publicKey, testing: flags.includes('y') };
}

function tagsOf(record: string): Map<string, string> {
  const pairs = record.split(';').map((tag) => tag.split('='));
  return new Map(
    pairs
      .filter(([, ...value]) => value.length > 0)
      .map(([name, ...value]) => [name!.trim().toLowerCase(), value.join('=').trim()]),
  );
}

function policyFrom(text: string | undefined): DmarcPolicy | undefined {
  const policies: DmarcPolicy[] = ['none', 'quarantine', 'reject'];
  return policies.find((policy) => policy === text?.toLowerCase());
}

/** Second levels under which organisations register, as far as public bodies here use them. */
const registries = new Set(
  ['gov', 'nhs', 'co', 'org', 'ac', 'police', 'mod', 'sch', 'ltd', 'plc', 'net', 'me', 'parliament'].map(
    (name) => `${name}.uk`,
  ),
);

/**
 * The domain that an organisation registered: the last two labels, three below the registries of the United Kingdom.
 * The whole list of registries changes daily and is not ours to carry; elsewhere a match may be too generous.
 */
export function organisationalDomain(domain: string): string {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.');
  const count = registries.has(labels.slice(-2).join('.')) ? 3 : 2;
  return labels.slice(-count).join('.');
}

/** RFC 7489, 3.1: strictly the same, or of the same organisation. */
export function aligned(from: string, other: string, strict: boolean): boolean {
  const [one, two] = [from.toLowerCase(), other.toLowerCase()];
  return one === two || (!strict && organisationalDomain(one) === organisationalDomain(two));
}
