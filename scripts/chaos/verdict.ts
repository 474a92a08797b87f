import type { Reconciliation } from '../../src/features/delivery/index.js';
import type { Copy } from './copy.js';

/** What one run left behind, in the database and at the mail server. */
export interface Evidence {
  people: readonly string[];
  copies: readonly Copy[];
  finished: boolean;
  line: Reconciliation;
  /** Sum of the ledger's possible duplicates. */
  counted: number;
  /** Jobs x lanes x 10 for each process that an event has hit. */
  mostDuplicates: number;
}

export interface Finding {
  holds: boolean;
  words: string;
}

export function verdictOn(evidence: Evidence): Finding[] {
  const { people, copies, finished, line, counted, mostDuplicates } = evidence;
  const byPerson = grouped(copies);
  const known = new Set(people);
  const missing = people.filter((person) => !byPerson.has(person)).length;
  const strangers = [...byPerson.keys()].filter((to) => !known.has(to)).length;
  const duplicates = copies.length - byPerson.size;
  const unlike = [...byPerson.values()].filter(areUnlike).length;
  const shared = byPerson.size - new Set([...byPerson.values()].map(([copy]) => copy!.messageId)).size;
  const { intended, open, ...parts } = line;
  const sum = Object.values(parts).reduce((total, messages) => total + messages, open);
  return [
    { holds: finished && open === 0, words: `finished, says the database; ${open} open` },
    { holds: missing === 0 && strangers === 0, words: `missing ${missing}, to strangers ${strangers}` },
    { holds: duplicates <= mostDuplicates, words: `duplicates ${duplicates}, at most ${mostDuplicates}` },
    { holds: counted >= duplicates, words: `possible duplicates that the ledger counted ${counted}` },
    { holds: unlike === 0, words: `copies that differ in a byte, Message-ID or Date ${unlike}` },
    { holds: shared === 0, words: `people who share a Message-ID ${shared}` },
    {
      holds: intended === people.length && sum === intended && parts.accepted === intended,
      words: `${intended} intended = ${parts.accepted} accepted + ${sum - parts.accepted} others`,
    },
  ];
}

function areUnlike([first, ...others]: Copy[]): boolean {
  return others.some(
    ({ bytes, messageId, date }) =>
      bytes !== first!.bytes || messageId !== first!.messageId || date !== first!.date,
  );
}

function grouped(copies: readonly Copy[]): Map<string, Copy[]> {
  const byPerson = new Map<string, Copy[]>();
  for (const copy of copies) {
    const known = byPerson.get(copy.to);
    if (known) known.push(copy);
    else byPerson.set(copy.to, [copy]);
  }
  return byPerson;
}
