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
    return this.call<Result>('POST', path, JSON.stringify(body), 'application/json');
  }

  put<Result>(path: string, body: object): Promise<Result> {
    return this.call<Result>('PUT', path, JSON.stringify(body), 'application/json');
  }

  sendFile<Result>(path: string, contents: Buffer, contentType: string): Promise<Result> {
    return this.call<Result>('POST', path, contents, contentType);
  }

  private async call<Result>(
    method: string,
    path: string,
    body?: string | Buffer,
    contentType?: string,
  ): Promise<Result> {
    const reply = await fetch(`${this.address}/api/v1${path}`, {
      method,
      body: body as RequestInit['body'],
      headers: { authorization: `Bearer ${this.key}`, ...(contentType && { 'content-type': contentType }) },
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text.slice(0, 800)}`);
    return (text ? JSON.parse(text) : {}) as Result;
  }
}
