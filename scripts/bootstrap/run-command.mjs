import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { say } from './report.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command on this terminal until it ends. Gives back its exit code, and whether we were asked to stop
 * meanwhile. Signals never end this process before the command, which decides how to stop. With `onMessage` the
 * command, a Node program, can talk to us over `process.send`, and gets what we answer.
 */
export async function runCommand([program, ...args], { env = {}, services, onMessage } = {}) {
  const stdio = onMessage ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit';
  const child = spawn(program, args, { stdio, env: { ...process.env, ...env } });
  if (onMessage) child.on('message', async (message) => child.send(await onMessage(message), () => {}));
  const release = child.pid ? services?.use(child.pid) : undefined;
  const signals = passOnSignals(child);
  const { code, signal } = await new Promise((resolve) => {
    child.on('exit', (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }));
    child.on('error', (error) => {
      say(`${program} could not be started: ${error.message}`);
      resolve({ code: 127 });
    });
  });
  release?.();
  return { code: code ?? 128 + (constants.signals[signal] ?? 0), interrupted: signals.size > 0 };
}

/**
 * Ctrl-C on a terminal reaches the command by itself, and npm may repeat it to us; passing it on as well would look
 * like an impatient second one. Between commands a signal ends this process as usual: what it started is tidied up
 * by the guard.
 */
function passOnSignals(child) {
  const seen = new Set();
  const passOn = (signal) => {
    const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
    if (!seen.has(signal) && !fromTerminal) child.kill(signal);
    seen.add(signal);
  };
  const handlers = passedOn.map((signal) => [signal, () => passOn(signal)]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  child.on('exit', () => handlers.forEach(([signal, handler]) => process.off(signal, handler)));
  return seen;
}
