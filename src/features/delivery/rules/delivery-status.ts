/**
 * The part of a delivery status report that is made for programs (RFC 3464, section 2): a block about the message,
 * then one for each recipient; blocks are parted by empty lines, and a long field goes on in lines that begin with a
 * blank.
 */
export interface RecipientStatus {
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`, in lower case; empty where the report does not say. */
  action: string;
  /** RFC 3463, such as `5.1.1`; empty where the report has none. */
  status: string;
  /** What the refusing server said, on one line, without its type. */
  diagnostic: string;
  /** Addresses that this is about, in lower case. */
  recipients: string[];
}

/** We send to one person at a time; a report with more blocks speaks of a list that somebody keeps. */
const mostRecipients = 50;
const longest = 64 * 1024;
const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;

export function readDeliveryStatus(text: string): RecipientStatus[] {
  const blocks = text
    .slice(0, longest)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(fieldsOf)
    .filter((fields) => ['action', 'status', 'final-recipient'].some((name) => fields.has(name)));
  return blocks.slice(0, mostRecipients).map((fields) => ({
    action: /^[a-z]+/.exec((fields.get('action') ?? '').toLowerCase())?.[0] ?? '',
    status: enhancedCodeIn(fields.get('status') ?? ''),
    diagnostic: withoutType(fields.get('diagnostic-code') ?? ''),
    recipients: ['original-recipient', 'final-recipient']
      .map((name) => withoutType(fields.get(name) ?? '').toLowerCase())
      .filter((address) => address.includes('@')),
  }));
}

/** The first enhanced status code (RFC 3463) in a text, or empty; no part of a network address. */
export function enhancedCodeIn(text: string): string {
  return enhanced.exec(text)?.[1] ?? '';
}

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `smtp; 550 no such user`, `rfc822;carys@northmoor.example`: what stands behind the type. */
function withoutType(value: string): string {
  const type = /^[a-z0-9-]+\s*;\s*/i.exec(value)?.[0] ?? '';
  return value.slice(type.length).trim();
}
