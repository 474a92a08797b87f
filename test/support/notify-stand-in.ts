import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TakenNotification {
  id: string;
  type: 'email' | 'sms' | 'letter';
  reference: string | null;
  template: string;
  email_address?: string;
  phone_number?: string;
  personalisation: Record<string, string>;
  email_reply_to_id?: string;
  one_click_unsubscribe_url?: string;
}

type Fault =
  | 'rate-limit'
  | 'day-limit'
  | 'server-error'
  | 'bad-gateway'
  /** Takes it, and never answers. */
  | 'hang-after-accept'
  /** Takes it, and closes the connection. */
  | 'drop-after-accept'
  /** Closes the connection without taking it. */
  | 'drop'
  | 'team-only'
  | 'missing-personalisation';

const serviceId = '00000000-0000-4000-8000-000000000001';
const secret = '00000000-0000-4000-8000-000000000002';
const paths: Record<string, TakenNotification['type']> = {
  '/v2/notifications/email': 'email',
  '/v2/notifications/sms': 'sms',
  '/v2/notifications/letter': 'letter',
};

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
  ) {
    super(message);
  }
}

const refusals: Partial<Record<Fault, () => Refused>> = {
  'rate-limit': () =>
    new Refused(
      429,
      'RateLimitError',
      'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds',
    ),
  'day-limit': () => new Refused(429, 'TooManyRequestsError', 'Exceeded send limits (sms: 250000) for today'),
  'server-error': () => new Refused(500, 'Exception', 'Internal server error'),
  'team-only': () =>
    new Refused(400, 'BadRequestError', 'Can’t send to this recipient using a team-only API key'),
  'missing-personalisation': () =>
    new Refused(400, 'BadRequestError', 'Missing personalisation: date of birth'),
};

/** GOV.UK Notify as its published API describes it, on loopback, with the faults that a network and its limits bring. */
export class NotifyStandIn {
  readonly apiKey = `tests-${serviceId}-${secret}`;
  taken: TakenNotification[] = [];
  /** Look-ups by reference. */
  asked: string[] = [];
  /** For the next requests, one each; then all is well. */
  faults: Fault[] = [];
  /** For every request, whatever it is. */
  always: Fault | null = null;
  /** Milliseconds between taking a message and saying so. */
  delay = 0;
  /** Seconds by which its clock differs from ours. */
  clockOff = 0;
  private server!: Server;

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async open(): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  forget(): void {
    this.taken = [];
    this.asked = [];
    this.faults = [];
    this.always = null;
    this.clockOff = 0;
    this.delay = 0;
  }

  /** The settings that lead here. */
  settings(): Record<string, string> {
    return {
      NOTIFY_API_KEY: this.apiKey,
      NOTIFY_URL: this.url,
      NOTIFY_EMAIL_TEMPLATE_ID: '00000000-0000-4000-8000-00000000000e',
      NOTIFY_TEXT_TEMPLATE_ID: '00000000-0000-4000-8000-00000000000a',
      NOTIFY_LETTER_TEMPLATE_ID: '00000000-0000-4000-8000-00000000000b',
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const fault = this.always ?? (request.method === 'POST' ? this.faults.shift() : undefined);
    try {
      this.checkToken(request.headers.authorization);
      if (fault === 'drop') return void request.socket.destroy();
      if (fault === 'bad-gateway') return void response.writeHead(502).end('<html>Bad gateway</html>');
      const refusal = fault && refusals[fault]?.();
      if (refusal) throw refusal;
      this.reply(request, response, { body, fault });
    } catch (error) {
      const { status, error: name, message } = error as Refused;
      send(response, status, { status_code: status, errors: [{ error: name, message }] });
    }
  }

  private reply(
    request: IncomingMessage,
    response: ServerResponse,
    { body, fault }: { body: string; fault: Fault | undefined },
  ): void {
    const url = new URL(request.url!, 'http://notify');
    const isPost = request.method === 'POST';
    const reply = isPost ? this.take(url, body) : this.find(url);
    if (fault === 'drop-after-accept') request.socket.destroy();
    else if (fault !== 'hang-after-accept') setTimeout(send, this.delay, response, isPost ? 201 : 200, reply);
  }

  /** HS256 under the key's last 36 characters; `iss` the service, `iat` within 30 seconds. */
  private checkToken(authorization = ''): void {
    const [header = '', payload = '', signature = ''] = authorization.replace(/^Bearer /, '').split('.');
    const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
    const decoded = (part: string) =>
      JSON.parse(Buffer.from(part, 'base64url').toString() || '{}') as Record<string, unknown>;
    if (signature !== expected || decoded(header)['alg'] !== 'HS256' || decoded(payload)['iss'] !== serviceId)
      throw new Refused(403, 'AuthError', 'Invalid token: API key not found');
    const now = Date.now() / 1_000 + this.clockOff;
    if (Math.abs(now - Number(decoded(payload)['iat'])) > 30)
      throw new Refused(403, 'AuthError', 'Error: Your system clock must be accurate to within 30 seconds');
  }

  private take(url: URL, body: string): object {
    const type = paths[url.pathname];
    if (!type) throw new Refused(404, 'NoResultFound', 'No result found');
    const given = JSON.parse(body) as Omit<TakenNotification, 'id' | 'type'> & { template_id: string };
    checkRecipient(type, given);
    const notification: TakenNotification = {
      ...given,
      reference: given.reference ?? null,
      template: given.template_id,
      id: randomUUID(),
      type,
    };
    this.taken.push(notification);
    const { id, reference } = notification;
    return { id, reference, content: given.personalisation, uri: `/v2/notifications/${id}` };
  }

  private find(url: URL): object {
    if (url.pathname !== '/v2/notifications') throw new Refused(404, 'NoResultFound', 'No result found');
    const reference = url.searchParams.get('reference');
    if (reference) this.asked.push(reference);
    const notifications = this.taken.filter((one) => one.reference === reference);
    return { notifications, links: { current: url.href } };
  }
}

function checkRecipient(type: string, given: Omit<TakenNotification, 'id' | 'type'>): void {
  const refuse = (message: string) => {
    throw new Refused(400, 'ValidationError', message);
  };
  if (type === 'email' && !/^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(given.email_address ?? ''))
    refuse('email_address Not a valid email address');
  if (type === 'sms' && !/^(\+44|0)7\d{9}$/.test(given.phone_number ?? ''))
    refuse('phone_number Not enough digits');
  if (type === 'letter') checkPostalAddress(given.personalisation, refuse);
}

function checkPostalAddress(personalisation: Record<string, string>, refuse: (why: string) => void): void {
  for (const line of ['address_line_1', 'address_line_2', 'address_line_3'])
    if (!personalisation[line]) refuse(`personalisation ${line} is a required property`);
  const lines = Object.keys(personalisation).filter((name) => name.startsWith('address_line_'));
  const last = personalisation[lines.sort().at(-1)!]!;
  if (!/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(last)) refuse('Must be a real UK postcode');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, status: number, data: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(data));
}
