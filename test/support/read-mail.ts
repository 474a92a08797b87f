/** A message as its reader's program shows it. */
export interface DecodedMail {
  /** Unfolded, one a line. */
  headers: string;
  subject: string;
  text: string;
  html: string;
}

const quotedPrintable = (body: string) =>
  Buffer.from(
    body
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

function decodedBody(part: string): string {
  const [head, ...rest] = part.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/quoted-printable/i.test(head!)) return quotedPrintable(Buffer.from(body, 'utf8').toString('latin1'));
  if (/base64/i.test(head!)) return Buffer.from(body, 'base64').toString('utf8');
  return body;
}

function decodedWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?(Q|B)\?([^?]*)\?=/gi, (_all, way: string, text: string) =>
      way.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replaceAll('_', ' ')),
    );
}

/** Enough of MIME for what we send ourselves: one multipart/alternative of text and HTML. */
export function decodedParts(raw: string): DecodedMail {
  const headers = raw.split(/\r?\n\r?\n/)[0]!.replace(/\r?\n[ \t]+/g, ' ');
  const boundary = /boundary="([^"]+)"/.exec(headers)?.[1] ?? '';
  const parts = raw.split(`--${boundary}`);
  const partOf = (type: string) =>
    decodedBody(parts.find((part) => part.includes(`Content-Type: ${type}`)) ?? '');
  return {
    headers,
    subject: decodedWords(/^Subject: (.*)$/im.exec(headers)?.[1] ?? ''),
    text: partOf('text/plain'),
    html: partOf('text/html'),
  };
}

/** The token after this path, such as `/s/`. */
export function linkIn(text: string, path: string): string {
  return new RegExp(`${path}([A-Za-z0-9_-]{43})`).exec(text)?.[1] ?? '';
}
