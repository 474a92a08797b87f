import { Readable } from 'node:stream';

const quoted = (cell: string) => (/[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as CSV text; the first row holds the headings. */
export function csvOf(rows: string[][], delimiter = ','): string {
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n') + '\r\n';
}

/** A file as it comes in, in pieces of some bytes. */
export function asUpload(content: string | Buffer, pieceLength = 1_000): Readable {
  const bytes = Buffer.from(content);
  return Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    })(),
  );
}
