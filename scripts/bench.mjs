/** What `npm run bench` runs: makes the machine ready, builds, and hands over to bench/main.ts. */
import { join } from 'node:path';
import { installPackages } from './bootstrap/install-packages.mjs';
import { checkout } from './bootstrap/instance-folder.mjs';
import { runMain, say } from './bootstrap/report.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { startServices } from './bootstrap/services.mjs';

await runMain(async () => {
  process.chdir(checkout);
  await installPackages();
  say('Building ...');
  const build = await runCommand(['npm', 'run', '--silent', 'build']);
  if (build.code !== 0 || build.interrupted) return build.code || 130;
  const services = await startServices({ purpose: 'bench' });
  try {
    const command = [
      process.execPath,
      '--expose-gc',
      join(checkout, 'dist/bench/main.js'),
      ...process.argv.slice(2),
    ];
    return (await runCommand(command, { env: services.env, services })).code;
  } finally {
    await services.stop();
  }
});
