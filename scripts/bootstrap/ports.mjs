import { connect, createServer } from 'node:net';

/** A port on the loopback address that nobody listens on at the moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether something accepts connections at the address. */
export function answers({ host, port }, milliseconds = 3000) {
  return greeting({ host, port, wanted: false }, milliseconds).then((reply) => reply !== null);
}

/**
 * The first bytes that a server sends by itself, as text, or null. MySQL and MariaDB greet with their version
 * once they take connections; before that the port may already be open.
 */
export function greeting({ host, port, wanted = true }, milliseconds = 3000) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (value) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(value);
    };
    const timer = setTimeout(() => end(null), milliseconds);
    socket.on('error', () => end(null));
    socket.on('close', () => end(null));
    socket.on('connect', () => wanted || end(''));
    socket.on('data', (chunk) => end(chunk.toString('latin1')));
  });
}
