import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import * as cheerio from 'cheerio';

export type Fields = Record<string, string | number | string[]>;

export interface Visited {
  path: string;
  status: number;
  headers: Record<string, unknown>;
  /** Of a redirect; null otherwise. */
  location: string | null;
  html: string;
  $: cheerio.CheerioAPI;
  /** Text of the `h1`. */
  heading: string;
  title: string;
  /** Visible text of the page with single blanks. */
  text: string;
}

type Reply = Awaited<ReturnType<NestFastifyApplication['inject']>>;

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

function encoded(fields: Fields): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, String(one));
  }
  return form.toString();
}

/** A browser without JavaScript: keeps cookies, and forms it sends carry the token of the page they stand on. */
export class PageClient {
  readonly cookies = new Map<string, string>();
  private last?: Visited;

  constructor(readonly app: NestFastifyApplication) {}

  /** As a `Cookie` header. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(path: string): Promise<Visited> {
    const headers = { cookie: this.cookie };
    return this.visit(path, await this.app.inject({ method: 'GET', url: path, headers }));
  }

  /** Sends fields as a form would, with the token of the last page that had one; fetches `from` first if named. */
  async post(path: string, fields: Fields = {}, options: { from?: string } = {}): Promise<Visited> {
    if (options.from) await this.get(options.from);
    if (!this.token()) await this.get('/no-such-page-but-with-a-form');
    const token = this.token();
    return this.send(path, { ...(token && { _csrf: token }), ...fields });
  }

  /** Submits a form of the last page as it stands, changed by `fields`; `button` is the text of the button pressed. */
  async submit(fields: Fields = {}, options: { form?: string; button?: string } = {}): Promise<Visited> {
    const $ = this.page.$;
    const forms = $(options.form ?? 'main form');
    const withButton = options.button
      ? forms.filter((_, form) => squeezed($(form).find('button').text()).includes(options.button as string))
      : forms;
    const form = withButton.first();
    if (form.length === 0) throw new Error(`The page has no such form: ${this.page.heading}`);
    const sent: Fields = {};
    for (const { name, value } of form.serializeArray())
      sent[name] = [...[sent[name] ?? []].flat(), value] as string[];
    const pressed = options.button ? this.pressed(form, options.button) : {};
    return this.send(form.attr('action') || this.page.path, { ...sent, ...pressed, ...fields });
  }

  /** Follows redirects until a page comes. */
  async follow(visited: Visited): Promise<Visited> {
    let now = visited;
    for (let step = 0; now.location && step < 5; step += 1) now = await this.get(now.location);
    return now;
  }

  get page(): Visited {
    if (!this.last) throw new Error('Visit a page first');
    return this.last;
  }

  private pressed(form: ReturnType<cheerio.CheerioAPI>, text: string): Fields {
    const { $ } = this.page;
    const button = form.find('button').filter((_, one) => squeezed($(one).text()).includes(text));
    const name = button.attr('name');
    return name ? { [name]: button.attr('value') ?? '' } : {};
  }

  private token(): string | undefined {
    return this.last?.$('input[name=_csrf]').first().attr('value');
  }

  private async send(path: string, fields: Fields): Promise<Visited> {
    const headers = { cookie: this.cookie, 'content-type': 'application/x-www-form-urlencoded' };
    return this.visit(
      path,
      await this.app.inject({ method: 'POST', url: path, headers, payload: encoded(fields) }),
    );
  }

  private visit(path: string, reply: Reply): Visited {
    for (const { name, value, maxAge, expires } of reply.cookies as SetCookie[]) {
      if (value === '' || maxAge === 0 || (expires && expires.getTime() === 0)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const $ = cheerio.load(reply.body);
    const visited: Visited = {
      path,
      status: reply.statusCode,
      headers: reply.headers,
      location: reply.statusCode === 303 ? String(reply.headers.location) : null,
      html: reply.body,
      $,
      heading: squeezed($('h1').first().text()),
      title: squeezed($('title').first().text()),
      text: squeezed($('body').text()),
    };
    if (!visited.location) this.last = visited;
    return visited;
  }
}

interface SetCookie {
  name: string;
  value: string;
  maxAge?: number;
  expires?: Date;
}
