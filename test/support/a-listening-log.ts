import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Configuration } from '../../src/platform/config/configuration.js';
import { Log } from '../../src/platform/logging/log.js';

/** Everything that would be printed at the most talkative level goes into `lines`; override `Log` with it. */
export function aListeningLog(lines: string[]): Log {
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = new Log(Object.assign(new Configuration(), { logLevel: 'silent' }));
  return Object.assign(log, { pino: pino({ level: 'trace' }, sink) });
}
