/** What an uploaded file is, told by its first bytes: text in some encoding, or no CSV file at all. */
export type NotCsv = 'empty' | 'spreadsheet' | 'web-page' | 'pdf' | 'binary';
/** `ascii`: no byte so far tells UTF-8 from Windows-1252. */
export type Encoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type FileKind =
  { outcome: 'text'; encoding: Encoding; markLength: number } | { outcome: 'no-csv'; kind: NotCsv };

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);

const text = (encoding: Encoding, markLength = 0): FileKind => ({ outcome: 'text', encoding, markLength });
const noCsv = (kind: NotCsv): FileKind => ({ outcome: 'no-csv', kind });

/** UTF-16 without a mark: in Western text nearly every other byte is zero, and no other. */
function halfZero(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1;
  });
  const [even, odd] = zeros as [number, number];
  const half = bytes.length / 2;
  if (odd > half * 0.7 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.7 && odd < half * 0.1) return 'utf-16be';
  return undefined;
}

function markOf(bytes: Uint8Array): FileKind | undefined {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return text('utf-8', 3);
  if (startsWith(bytes, 0xff, 0xfe)) return text('utf-16le', 2);
  if (startsWith(bytes, 0xfe, 0xff)) return text('utf-16be', 2);
  return undefined;
}

const isControl = (byte: number) => byte < 32 && ![9, 10, 12, 13].includes(byte);

/** `bytes` are the first few thousand of the file. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return noCsv('empty');
  const marked = markOf(bytes);
  if (marked) return marked;
  // Excel's .xlsx is a zip archive; .xls an OLE file.
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return noCsv('spreadsheet');
  const start = String.fromCharCode(...bytes.slice(0, 200))
    .trimStart()
    .toLowerCase();
  if (start.startsWith('%pdf')) return noCsv('pdf');
  if (/^<(!doctype|html|\?xml|table|head|body)/.test(start)) return noCsv('web-page');
  const sample = bytes.slice(0, 4_000);
  const wide = halfZero(sample);
  if (wide) return text(wide);
  if (sample.filter(isControl).length > 0) return noCsv('binary');
  return text('ascii');
}
