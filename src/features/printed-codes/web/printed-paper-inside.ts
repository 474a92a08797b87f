/** Something drawn once and shown on many pages: a form XObject. */
export interface Stamp {
  name: string;
  object: PDFKit.PDFKitReference;
}

type Dictionary = Record<string, unknown>;

/** What pdfkit has and its types don't tell. */
interface Inside {
  _root: { data: { ViewerPreferences: { data: Dictionary } } };
  _fontFamilies: Record<string, { layoutCache?: Dictionary }>;
  page: {
    content: { write(chunk: unknown): void };
    fonts: Dictionary;
    xobjects: Dictionary;
    width: number;
    height: number;
  };
}

/** Words of names and codes that no further page has. */
const mostWords = 3_000;

/**
 * Reaches into pdfkit where thousands of pages need it: it keeps everything that was ever written until the file ends,
 * and it lays out the same sentence again on every page.
 */
export class PaperInside {
  private readonly inside: Inside;
  private pages = 0;

  constructor(private readonly document: PDFKit.PDFDocument) {
    this.inside = document as unknown as Inside;
  }

  askFor(preferences: Dictionary): void {
    Object.assign(this.inside._root.data.ViewerPreferences.data, preferences);
  }

  /** Takes what `draw` draws away from the page. */
  stampOf(name: string, draw: () => void): Stamp {
    const { page } = this.inside;
    const { content } = page;
    const drawn: string[] = [];
    page.content = { write: (chunk) => void drawn.push(String(chunk)) };
    draw();
    page.content = content;
    const object = this.document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, page.width, page.height],
      Resources: { Font: { ...page.fonts } },
    });
    object.end(`${drawn.join('\n')}\n`);
    return { name, object };
  }

  press({ name, object }: Stamp): void {
    this.inside.page.xobjects[name] = object;
    (this.document as unknown as { addContent(operator: string): void }).addContent(`/${name} Do`);
  }

  /** It has been written; that it has a parent is all that is still asked of it. */
  forget(written: PDFKit.PDFStructureElement): void {
    const { dictionary } = written as unknown as { dictionary: { data: Dictionary } };
    dictionary.data = { P: dictionary.data['P'] };
  }

  forgetWords(): void {
    this.pages += 1;
    if (this.pages % (mostWords / 10) !== 0) return;
    for (const font of Object.values(this.inside._fontFamilies)) {
      if (font.layoutCache) font.layoutCache = {};
    }
  }
}
