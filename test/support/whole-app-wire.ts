import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A wire to a service that can be cut: whoever is connected loses the connection, and nobody gets a new one. */
export class Wire {
  private readonly sockets = new Set<Socket>();
  private server?: Server;
  private port = 0;

  private constructor(
    private readonly variable: string,
    private readonly service: URL,
  ) {}

  /** Puts a wire in place of the address in this environment variable, for everything that starts later. */
  static async inPlaceOf(variable: string): Promise<Wire> {
    const url = new URL(process.env[variable] as string);
    const wire = new Wire(variable, new URL(url));
    await wire.mend();
    url.hostname = '127.0.0.1';
    url.port = String(wire.port);
    process.env[variable] = url.href;
    return wire;
  }

  async mend(): Promise<void> {
    const server = createServer((here) => this.join(here));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async cut(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Cuts it for good; what starts later goes to the service itself again. */
  async remove(): Promise<void> {
    await this.cut();
    process.env[this.variable] = this.service.href;
  }

  private join(here: Socket): void {
    const there = connect({ host: this.service.hostname, port: Number(this.service.port) });
    for (const [socket, other] of [
      [here, there],
      [there, here],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
