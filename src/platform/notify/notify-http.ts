import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';

/** What the client of GOV.UK Notify asks its HTTP client for. */
export interface NotifyRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  data?: unknown;
}

export interface NotifyReply {
  status: number;
  data: unknown;
}

/** Notify answered, and said no. */
export class NotifyRefused extends Error {
  constructor(readonly response: NotifyReply) {
    super(`Notify answered ${response.status}`);
  }
}

/** No answer came. `written`: the whole request had left, so that Notify may have acted on it. */
export class NotifySilent extends Error {
  constructor(
    readonly written: boolean,
    cause: Error,
  ) {
    super('Notify did not answer', { cause });
  }
}

const longestReply = 1024 * 1024;

/**
 * HTTP for the client of GOV.UK Notify, whose own waits for ever and can't tell whether a request had left when the
 * connection broke: that decides between trying again and asking first.
 */
@Injectable()
export class NotifyHttp implements OnApplicationShutdown {
  /** From the first to the last byte. */
  timeoutMilliseconds = 30_000;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 50 });
  private readonly tlsAgent = new TlsAgent({ keepAlive: true, maxSockets: 50 });

  /** Throws NotifyRefused for an answer that is no success, NotifySilent where none came. */
  readonly send = (wanted: NotifyRequest): Promise<NotifyReply> =>
    new Promise((resolve, reject) => {
      let written = false;
      const fail = (error: Error) => reject(new NotifySilent(written, error));
      try {
        const { request, body } = this.open(wanted);
        request.on('finish', () => (written = true));
        request.on('error', fail);
        request.on('response', (response) => {
          readReply(response).then((reply) => {
            if (reply.status >= 200 && reply.status < 300) resolve(reply);
            else reject(new NotifyRefused(reply));
          }, fail);
        });
        request.end(body);
      } catch (error) {
        fail(error as Error);
      }
    });

  onApplicationShutdown(): void {
    this.agent.destroy();
    this.tlsAgent.destroy();
  }

  private open({ method, url, headers, data }: NotifyRequest): { request: ClientRequest; body: string } {
    const body = data === undefined ? '' : JSON.stringify(data);
    const secure = url.startsWith('https:');
    const request = (secure ? tlsRequest : plainRequest)(url, {
      method: method.toUpperCase(),
      agent: secure ? this.tlsAgent : this.agent,
      headers: {
        ...headers,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
      signal: AbortSignal.timeout(this.timeoutMilliseconds),
    });
    return { request, body };
  }
}

async function readReply(response: IncomingMessage): Promise<NotifyReply> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestReply) throw new Error('The answer is too long');
    pieces.push(piece);
  }
  return { status: response.statusCode ?? 0, data: parsed(Buffer.concat(pieces).toString('utf8')) };
}

/** Balancers in front of Notify answer in HTML. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
