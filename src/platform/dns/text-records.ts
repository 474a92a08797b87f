import { Injectable } from '@nestjs/common';
import { Resolver } from 'node:dns/promises';

export type TextRecordsFound =
  | { outcome: 'found'; records: string[] }
  /** The name server answered: there are none. */
  | { outcome: 'none' }
  /** Nobody answered, or somebody said that they can't. */
  | { outcome: 'unreachable'; because: string };

const milliseconds = 2_000;
const answeredWithNothing = new Set(['ENODATA', 'ENOTFOUND']);

/** TXT records of DNS, for a page that somebody waits for: two seconds at most, and no answer is an answer. */
@Injectable()
export class TextRecords {
  async of(name: string): Promise<TextRecordsFound> {
    const resolver = new Resolver({ timeout: milliseconds / 2, tries: 2 });
    const tooLong = setTimeout(() => resolver.cancel(), milliseconds);
    try {
      // Long records come in pieces of 255 bytes.
      const records = (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
      return records.length > 0 ? { outcome: 'found', records } : { outcome: 'none' };
    } catch (error) {
      const because = (error as { code?: string }).code ?? 'error';
      return answeredWithNothing.has(because) ? { outcome: 'none' } : { outcome: 'unreachable', because };
    } finally {
      clearTimeout(tooLong);
    }
  }
}
