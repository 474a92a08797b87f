import { load, type CheerioAPI } from 'cheerio';

/** A form of a page as it stands, with what a person changes in it. */
export interface Form {
  action: string;
  fields: [string, string][];
  /** Names and values of the radios and checkboxes that could be chosen. */
  choices: Map<string, string[]>;
}

/** Just enough of a browser without JavaScript: cookies, redirects and forms. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private address = '';
  private page: CheerioAPI = load('');
  status = 0;

  get heading(): string {
    return this.page('h1').first().text().trim();
  }

  get path(): string {
    return this.address ? new URL(this.address).pathname : '';
  }

  async open(address: string): Promise<void> {
    await this.request(address, { method: 'GET' });
  }

  /** The page's main form: the first one inside `main` that is sent with POST. */
  form(): Form | null {
    const form = this.page('main form[method="post"]').first();
    if (form.length === 0) return null;
    const choices = new Map<string, string[]>();
    const fields: [string, string][] = [];
    form.find('input, select, textarea').each((_index, element) => {
      const field = this.page(element);
      const name = field.attr('name');
      const type = field.attr('type') ?? 'text';
      if (!name) return;
      if (type === 'radio' || type === 'checkbox') {
        choices.set(name, [...(choices.get(name) ?? []), field.attr('value') ?? 'on']);
      } else if (type !== 'submit') fields.push([name, String(field.val() ?? '')]);
    });
    return { action: new URL(form.attr('action') ?? this.address, this.address).href, fields, choices };
  }

  async send(form: Form, chosen: [string, string][] = []): Promise<void> {
    const typed = new Set(chosen.map(([name]) => name));
    const untouched = form.fields.filter(([name]) => !typed.has(name));
    const body = new URLSearchParams([...untouched, ...chosen]);
    await this.request(form.action, { method: 'POST', body });
  }

  private async request(address: string, init: { method: string; body?: URLSearchParams }): Promise<void> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(address, { ...init, redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of reply.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const onwards = reply.headers.get('location');
    const html = await reply.text();
    if (onwards && reply.status >= 300 && reply.status < 400)
      return this.open(new URL(onwards, address).href);
    this.address = address;
    this.status = reply.status;
    this.page = load(html);
  }
}
