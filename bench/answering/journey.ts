import type { Agent } from 'node:http';
import { request } from 'node:http';

export interface Answered {
  status: number;
  body: string;
  location: string;
}

/** One browser: keeps cookies and the form token of the last page. */
export class Journey {
  private readonly cookies = new Map<string, string>();
  private page = '';
  bytes = 0;
  pages = 0;

  constructor(
    private readonly url: string,
    private readonly agent: Agent,
  ) {}

  async get(path: string): Promise<string> {
    const { body } = await this.send('GET', path);
    this.page = body;
    this.bytes += body.length;
    this.pages += 1;
    return body;
  }

  async post(path: string, fields: Record<string, string> = {}): Promise<Answered> {
    const token = /name="_csrf" value="([^"]+)"/.exec(this.page)?.[1] ?? '';
    return this.send('POST', path, new URLSearchParams({ _csrf: token, ...fields }).toString());
  }

  /** The value of a field of the last page. */
  field(name: string): string {
    return new RegExp(`name="${name}" value="([^"]*)"`).exec(this.page)?.[1] ?? '';
  }

  private send(method: string, path: string, body = ''): Promise<Answered> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    };
    const headers = { cookie, ...(method === 'POST' && form) };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.url), { method, headers, agent: this.agent }, (reply) => {
        for (const line of reply.headers['set-cookie'] ?? []) this.keep(line);
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            location: reply.headers.location ?? '',
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    this.cookies.set(name, value);
  }
}

/** Start, every page of the general profile, check, send: 16 requests. Throws where the result does not come. */
export async function answerEverything(
  journey: Journey,
  start: string,
  steps: readonly string[],
): Promise<void> {
  await journey.get(start);
  await journey.post(start);
  for (const step of steps) {
    await journey.get(`/answer/${step}`);
    const saved = await journey.post(`/answer/${step}`, { 'level-personal-data': '2' });
    // The general server takes whatever is posted; ours says what does not belong to a page.
    if (saved.status !== 303 && saved.status !== 422) throw new Error(`${step} answered ${saved.status}`);
  }
  await journey.get('/answer/check');
  const sent = await journey.post('/submissions', { planKey: journey.field('planKey') });
  if (sent.status !== 200) throw new Error(`Sending answered ${sent.status}`);
}
