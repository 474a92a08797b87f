/**
 * What `npm run chaos` runs: makes the machine ready, builds, starts private servers of its own and hands over to
 * scripts/chaos/main.ts, which asks for what shall happen to them. Never touches servers that others use.
 */
import { join } from 'node:path';
import { installPackages } from './bootstrap/install-packages.mjs';
import { checkout } from './bootstrap/instance-folder.mjs';
import { runMain, say } from './bootstrap/report.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { startServices } from './bootstrap/services.mjs';

const fromSource = process.argv.includes('--from-source');
const program = fromSource
  ? ['--import', join(checkout, 'test/support/run-typescript.mjs'), join(checkout, 'scripts/chaos/main.ts')]
  : [join(checkout, 'dist/scripts/chaos/main.js')];
const options = process.argv.slice(2).filter((option) => option !== '--from-source');

/** The program may ask for faults of the servers; it is told when they have happened. */
async function causeFault(services, { fault }) {
  try {
    await services.fault(fault);
    return { done: fault };
  } catch (error) {
    return { done: fault, failed: error.message };
  }
}

async function build() {
  say('Building ...');
  const { code, interrupted } = await runCommand(['npm', 'run', '--silent', 'build']);
  return interrupted ? code || 130 : code;
}

await runMain(async () => {
  process.chdir(checkout);
  await installPackages();
  const built = fromSource ? 0 : await build();
  if (built !== 0) return built;
  const services = await startServices({ purpose: 'chaos', alwaysPrivate: true });
  try {
    const onMessage = (message) => causeFault(services, message);
    const command = [process.execPath, ...program, ...options];
    return (await runCommand(command, { env: services.env, services, onMessage })).code;
  } finally {
    await services.stop();
  }
});
