import type { EmailWords } from './letter.js';
import { knownLines, type KnownLines } from './quoted-printable.js';

/** Characters for private use: no template, no name and no address holds them. */
const opening = '\uE000';
const closing = '\uE001';
const slotPattern = /\uE000(\w+)\uE001/;

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character]!);

/** What stands in a rendered template where a person's own value belongs. */
export function slots<Name extends string>(names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, `${opening}${name}${closing}`])) as Record<
    Name,
    string
  >;
}

/** Cut at the slots: text, name, text, name, text. */
type Cut = string[];

/**
 * An email that is rendered once for a whole mailing; a person's name and links are put in afterwards, escaped in the
 * HTML. It saves a third of the work of a message and gives the same words as rendering anew.
 */
export class PreparedEmail<Name extends string> {
  private readonly subject: Cut;
  private readonly text: Cut;
  private readonly html: Cut;
  private readonly known: KnownLines;

  constructor(words: EmailWords) {
    this.subject = words.subject.split(slotPattern);
    this.text = words.text.split(slotPattern);
    this.html = words.html.split(slotPattern);
    this.known = knownLines([words.text, words.html], (line) => !slotPattern.test(line));
  }

  /** Line breaks in a value become spaces: a value is part of a line, never a line of its own. */
  fill(values: Record<Name, string>): EmailWords {
    const plain: Record<string, string> = {};
    const escaped: Record<string, string> = {};
    for (const [name, value] of Object.entries<string>(values)) {
      plain[name] = value.replace(/[\s\uE000\uE001]+/g, ' ');
      escaped[name] = escapeHtml(plain[name]);
    }
    return {
      subject: join(this.subject, plain),
      text: join(this.text, plain),
      html: join(this.html, escaped),
      known: this.known,
    };
  }
}

function join(cut: Cut, values: Record<string, string>): string {
  let joined = cut[0]!;
  for (let at = 1; at < cut.length; at += 2) joined += (values[cut[at]!] ?? '') + cut[at + 1]!;
  return joined;
}
