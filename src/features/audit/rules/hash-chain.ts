/**
 * Every entry of the audit is chained to the one before: hash = SHA-256(previous hash, time, actor, action, subject,
 * detail). Whoever changes or removes an entry later breaks every hash after it. The text that is hashed is made here;
 * the hashing itself is the caller's, since rules do without Node.
 */
export interface Actor {
  kind: 'account' | 'api-key' | 'system';
  /** Of the account or key; null for the system itself. */
  id: number | null;
  /** As it was then: names change, the audit does not. */
  name: string;
}

export interface Deed {
  actor: Actor;
  /** Feature and verb, such as `campaign.launch`. */
  action: string;
  /** Kind and id, such as `campaign:12`. */
  subject: string;
  /** Numbers, reasons, old and new values; never an answer or a secret. */
  detail?: object;
}

/** `previous_hash` of the first entry. */
export const chainStart = '0'.repeat(64);

/** MySQL stores JSON with its own order of keys, so the text to hash has them sorted. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** The text whose SHA-256 is the entry's hash. `detail` is what JSON keeps of it: dates as text, no undefined. */
export function chainText(previousHash: string, at: Date, deed: Deed): string {
  const { actor, action, subject } = deed;
  const detail = sorted(JSON.parse(JSON.stringify(deed.detail ?? {})));
  return JSON.stringify([
    previousHash,
    at.toISOString(),
    actor.kind,
    actor.id,
    actor.name,
    action,
    subject,
    detail,
  ]);
}
