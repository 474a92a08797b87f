import type { Encoding } from './file-kind.js';

type Decoder = InstanceType<typeof TextDecoder>;

/**
 * Bytes of a file as text, piece by piece. Where the first bytes don't tell, the first piece that holds more than
 * ASCII decides: valid UTF-8 is UTF-8 (by chance it hardly ever is), anything else Windows-1252, as Excel writes.
 */
export class FileDecoding {
  private decoder: Decoder | undefined;
  private decided: Encoding;
  private carried = new Uint8Array(0);

  constructor(encoding: Encoding) {
    this.decided = encoding;
    if (encoding !== 'ascii') this.decoder = new TextDecoder(encoding);
  }

  get encoding(): Encoding {
    return this.decided;
  }

  push(bytes: Uint8Array): string {
    if (this.decoder) return this.decoder.decode(bytes, { stream: true });
    const piece = this.withCarried(bytes);
    const first = piece.findIndex((byte) => byte > 127);
    if (first < 0) return asAscii(piece);
    // A few bytes tell too little: a character may be cut in two at the end of the piece.
    if (piece.length - first < 4) {
      this.carried = piece.slice(first);
      return asAscii(piece.slice(0, first));
    }
    this.decide(piece);
    return (this.decoder as unknown as Decoder).decode(piece, { stream: true });
  }

  end(): string {
    if (!this.decoder && this.carried.length === 0) return '';
    if (!this.decoder) this.decide(this.carried, true);
    return (this.decoder as unknown as Decoder).decode(this.carried);
  }

  private withCarried(bytes: Uint8Array): Uint8Array {
    if (this.carried.length === 0) return bytes;
    const piece = new Uint8Array(this.carried.length + bytes.length);
    piece.set(this.carried);
    piece.set(bytes, this.carried.length);
    this.carried = new Uint8Array(0);
    return piece;
  }

  private decide(piece: Uint8Array, last = false): void {
    this.decided = isUtf8(piece, last) ? 'utf-8' : 'windows-1252';
    this.decoder = new TextDecoder(this.decided);
  }
}

const asAscii = (bytes: Uint8Array) => new TextDecoder('utf-8').decode(bytes);

function isUtf8(bytes: Uint8Array, last: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !last });
    return true;
  } catch {
    return false;
  }
}
