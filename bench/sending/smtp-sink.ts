import { createServer, type Socket } from 'node:net';

/**
 * An SMTP server that takes everything as fast as it can and only counts: a process of its own, so that the measured
 * one has its processor to itself. Tells its port to the parent process, and the count whenever it is asked.
 */
let taken = 0;

const endOfContent = Buffer.from('\r\n.\r\n');

function converse(socket: Socket): void {
  let inContent = false;
  let tail = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.write('220 sink ESMTP\r\n');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    if (inContent) {
      const seen = Buffer.concat([tail, chunk]);
      if (!seen.includes(endOfContent)) {
        tail = seen.subarray(Math.max(0, seen.length - 4));
        return;
      }
      inContent = false;
      tail = Buffer.alloc(0);
      taken += 1;
      socket.write('250 2.0.0 Ok: taken\r\n');
      return;
    }
    for (const line of chunk.toString('latin1').split('\r\n')) {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === '') continue;
      if (verb === 'EHLO') socket.write('250-sink\r\n250 8BITMIME\r\n');
      else if (verb === 'DATA') {
        inContent = true;
        socket.write('354 Go on\r\n');
      } else if (verb === 'QUIT') socket.end('221 Bye\r\n');
      else socket.write('250 2.1.0 Ok\r\n');
    }
  });
}

const server = createServer(converse);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('message', () => process.send?.({ taken }));
process.on('disconnect', () => process.exit(0));
