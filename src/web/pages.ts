/** What a page controller returns: values that one interceptor turns into a reply. */
export type PageReply =
  | { kind: 'page'; template: string; view: object; status: number; language?: string }
  | { kind: 'redirect'; to: string }
  | {
      kind: 'download';
      fileName: string;
      contentType: string;
      body: string | Buffer | NodeJS.ReadableStream;
    }
  | { kind: 'events'; source: AsyncIterable<string> };

export class Reply {
  constructor(readonly reply: PageReply) {}
}

/**
 * A page: `template` is a path below `src/` (`features/campaigns/web/views/live.njk`), `view` exactly what it prints.
 * `status` is 200 unless a form came back with faults (422). `language` overrides the chosen one.
 */
export function page(
  template: string,
  view: object,
  options: { status?: number; language?: string } = {},
): Reply {
  return new Reply({
    kind: 'page',
    template,
    view,
    status: options.status ?? 200,
    language: options.language,
  });
}

/** After a POST that worked: 303 to a page that shows the outcome, so that reloading posts nothing again. */
export function seeOther(to: string): Reply {
  return new Reply({ kind: 'redirect', to });
}

export function download(
  fileName: string,
  contentType: string,
  body: string | Buffer | NodeJS.ReadableStream,
): Reply {
  return new Reply({ kind: 'download', fileName, contentType, body });
}

/**
 * Server-sent events: each text of the source is told to the browser as one message; an empty one only keeps the line
 * open. The source ends when the browser goes away, and must end by itself when the process stops.
 */
export function events(source: AsyncIterable<string>): Reply {
  return new Reply({ kind: 'events', source });
}
