/** What `npm run demo` runs: makes the machine ready, builds, and hands over to scripts/demo/main.ts. */
import { join } from 'node:path';
import { installPackages } from './bootstrap/install-packages.mjs';
import { checkout } from './bootstrap/instance-folder.mjs';
import { runMain, say } from './bootstrap/report.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { startServices } from './bootstrap/services.mjs';

const demo = join(checkout, 'dist', 'scripts', 'demo', 'main.js');

await runMain(async () => {
  process.chdir(checkout);
  await installPackages();
  say('Building ...');
  const build = await runCommand(['npm', 'run', '--silent', 'build']);
  if (build.code !== 0 || build.interrupted) return build.code || 130;
  const services = await startServices({ purpose: 'demo' });
  try {
    const command = [process.execPath, demo, ...process.argv.slice(2)];
    return (await runCommand(command, { env: services.env, services })).code;
  } finally {
    await services.stop();
  }
});
