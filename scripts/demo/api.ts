/** The product's own API, as an organisation's programs would call it. */
export class Api {
  constructor(
    private readonly address: string,
    private readonly key: string,
  ) {}

  get<Result>(path: string): Promise<Result> {
    return this.call<Result>('GET', path);
  }

  post<Result>(path: string, body: object = {}): Promise<Result> {
    return this.call<Result>('POST', path, { contents: JSON.stringify(body), type: 'application/json' });
  }

  put<Result>(path: string, body: object): Promise<Result> {
    return this.call<Result>('PUT', path, { contents: JSON.stringify(body), type: 'application/json' });
  }

  sendFile<Result>(path: string, contents: Buffer, type: string): Promise<Result> {
    return this.call<Result>('POST', path, { contents, type });
  }

  private async call<Result>(
    method: string,
    path: string,
    body?: { contents: string | Buffer; type: string },
  ): Promise<Result> {
    const reply = await fetch(`${this.address}/api/v1${path}`, {
      method,
      body: body?.contents as RequestInit['body'],
      headers: { authorization: `Bearer ${this.key}`, ...(body && { 'content-type': body.type }) },
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text.slice(0, 800)}`);
    return (text ? JSON.parse(text) : {}) as Result;
  }
}
