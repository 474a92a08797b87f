import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands in front of a server on the network. Closed, it cuts what goes through and lets nobody in: the server is away. */
export class TcpGate {
  private server?: Server;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor(private readonly behind: { host: string; port: number }) {}

  /** The same address for a program that shall go through the gate. */
  through(url: string): string {
    const gated = new URL(url);
    gated.hostname = '127.0.0.1';
    gated.port = String(this.port);
    return gated.href;
  }

  async open(): Promise<this> {
    const server = createServer((client) => this.join(client));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    return this;
  }

  /** The port stays the same when it opens again. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(client: Socket): void {
    const server = connect(this.behind);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
