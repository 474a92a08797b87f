/**
 * Whatever is sealed (ballots, plans, drafts) is JSON and has one sealed length for the whole product, so that a length
 * says nothing about a person, a campaign or how far somebody has come. Sealing fills up to that length.
 */

/** Length to seal at. A pack of 21 skills, 15 culture items and 14 obstacles needs about 300 bytes of it. */
export const SEALED_BYTES = 640;

export function toBytes(content: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(content));
}

/** Null unless it is a JSON object with exactly these properties: anything else was not written by us. */
export function readBytes(bytes: Uint8Array, properties: readonly string[]): Record<string, unknown> | null {
  const content = parsed(bytes);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const exact =
    Object.keys(content).length === properties.length &&
    properties.every((name) => Object.hasOwn(content, name));
  return exact ? (content as Record<string, unknown>) : null;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
